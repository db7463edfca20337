-- What a superuser of PostgreSQL does once for a database of the service, before the first migration: its owner, the three
-- roles that work, the database, and what everybody may do there by default. For psql, in any database of the server:
--
--   psql -d postgres -f deploy/database.sql
--   psql -d postgres -v naam=delft -f deploy/database.sql
--
-- The first makes the database `weegschaal`, whose owner is `weegschaal_eigenaar` and in which the roles
-- `weegschaal_toepassing` (the service) and `weegschaal_sleutels` (who makes tokens) log in. The second makes a database for
-- another municipality on the same server: its logins `delft_toepassing` and so on are members of those roles, and enter no
-- other database. What is right already is left alone, so a second run prints nothing. The logins get no password here: on
-- the same machine the server knows them by the user of the system; for another machine see INSTALL.md.
\set QUIET off
\set ON_ERROR_STOP on
SET client_min_messages = warning;
\if :{?naam}
\else
\set naam weegschaal
\endif
SELECT :'naam' || '_eigenaar' AS eigenaar, :'naam' || '_toepassing' AS toepassing, :'naam' || '_sleutels' AS sleutels,
  :'naam' || '_auditor' AS auditor \gset

SELECT format('CREATE ROLE %I LOGIN', rol) FROM unnest(ARRAY[:'eigenaar', :'toepassing', :'sleutels']) rol
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rol) \gexec
SELECT format('ALTER ROLE %I LOGIN', rolname) FROM pg_roles
WHERE rolname IN (:'eigenaar', :'toepassing', :'sleutels') AND NOT rolcanlogin \gexec

-- The roles themselves; an auditor gets a login of his own that is a member of his.
SELECT format('CREATE ROLE %I NOLOGIN', rol)
FROM unnest(ARRAY['weegschaal_toepassing', 'weegschaal_sleutels', 'weegschaal_auditor', :'auditor']) WITH ORDINALITY r (rol)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rol) GROUP BY rol \gexec
SELECT format('GRANT %I TO %I', soort, lid)
FROM (VALUES ('weegschaal_toepassing', :'toepassing'), ('weegschaal_sleutels', :'sleutels'),
    ('weegschaal_auditor', :'auditor')) AS r (soort, lid)
WHERE soort <> lid AND NOT EXISTS (
  SELECT FROM pg_auth_members m WHERE m.roleid = soort::regrole AND m.member = to_regrole(format('%I', lid))) \gexec

-- The owner gives the roles their rights, and checks the database in the role of the service. It makes no roles itself.
SELECT format('GRANT %I TO %I WITH ADMIN OPTION', r.rolname, :'eigenaar') FROM pg_roles r
WHERE r.rolname IN ('weegschaal_toepassing', 'weegschaal_sleutels', 'weegschaal_auditor') AND NOT EXISTS (
  SELECT FROM pg_auth_members m
  WHERE m.roleid = r.oid AND m.member = to_regrole(format('%I', :'eigenaar')) AND m.admin_option) \gexec

-- How long a statement, a lock or a silence may take for who logs in; the service sets its own at each connection too.
SELECT format('ALTER ROLE %I SET %s = %L', rol, grens, waarde)
FROM (VALUES
    ('weegschaal_toepassing', :'toepassing', '60s', '30s', '300s', 'off'),
    ('weegschaal_sleutels', :'sleutels', '30s', '10s', '30s', 'off'),
    ('weegschaal_auditor', :'auditor', '600s', '5s', '600s', 'on')) AS r (soort, inlog, opdracht, slot, stilte, lezen),
  LATERAL (SELECT DISTINCT i FROM unnest(ARRAY[soort, inlog]) i) AS i (rol),
  LATERAL (VALUES ('statement_timeout', opdracht), ('lock_timeout', slot),
    ('idle_in_transaction_session_timeout', stilte), ('default_transaction_read_only', lezen)) AS g (grens, waarde)
WHERE NOT EXISTS (
  SELECT FROM pg_db_role_setting s
  WHERE s.setrole = to_regrole(format('%I', rol)) AND s.setdatabase = 0
    AND EXISTS (SELECT FROM unnest(s.setconfig) c WHERE c LIKE grens || '=%')) \gexec

SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8''', :'naam', :'eigenaar')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'naam') \gexec

SELECT format('ALTER DATABASE %I OWNER TO %I', :'naam', :'eigenaar')
FROM pg_database WHERE datname = :'naam' AND datdba <> to_regrole(format('%I', :'eigenaar')) \gexec

-- Applications and receipts are kept compressed.
SELECT format('ALTER DATABASE %I SET default_toast_compression = ''lz4''', :'naam')
WHERE NOT EXISTS (
  SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
  WHERE d.datname = :'naam' AND s.setrole = 0 AND 'default_toast_compression=lz4' = ANY (s.setconfig)) \gexec

-- Nobody else enters, and nobody makes temporary tables.
SELECT format('REVOKE %s ON DATABASE %I FROM PUBLIC', a.privilege_type, :'naam')
FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
WHERE d.datname = :'naam' AND a.grantee = 0 \gexec

SELECT format('GRANT CONNECT ON DATABASE %I TO %I', :'naam', r.rolname) FROM pg_roles r
WHERE r.rolname IN (:'toepassing', :'sleutels', :'auditor') AND NOT EXISTS (
  SELECT FROM pg_database d, aclexplode(d.datacl) a
  WHERE d.datname = :'naam' AND a.grantee = r.oid AND a.privilege_type = 'CONNECT') \gexec

\connect :"naam"
SET client_min_messages = warning;

-- Locks by number are for the service and the owner, who gives them on. Large objects and messages in the log of changes
-- are for nobody: who only reads could write with them.
SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', p.oid::regprocedure)
FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0 AND (p.proname ~ '^pg_(try_)?advisory_' OR p.proname
  ~ '^(lo_(creat|create|from_bytea|import|put|truncate|truncate64|unlink)|lowrite|pg_logical_emit_message)$') \gexec

SELECT format('GRANT EXECUTE ON FUNCTION %s TO %I WITH GRANT OPTION', p.oid::regprocedure, :'eigenaar')
FROM pg_proc p
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^pg_(try_)?advisory_' AND NOT EXISTS (
  SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = to_regrole(format('%I', :'eigenaar')) AND a.is_grantable) \gexec

SELECT format('GRANT EXECUTE ON FUNCTION %s TO weegschaal_toepassing', p.oid::regprocedure)
FROM pg_proc p
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^pg_(try_)?advisory_'
  AND NOT has_function_privilege('weegschaal_toepassing', p.oid, 'EXECUTE') \gexec
