-- What a superuser of PostgreSQL does once, before the first migration: the owner of the database, the three roles that
-- work, the database, and what everybody may do there by default. For psql, in any database of the server. What is right
-- already is left alone, so a second run prints nothing. The logins get no password here: on the same machine the server
-- knows them by the user of the system; for another machine see INSTALL.md.
\set QUIET off
\set ON_ERROR_STOP on
SET client_min_messages = warning;

SELECT format('CREATE ROLE %I LOGIN', rol)
FROM unnest(ARRAY['weegschaal_eigenaar', 'weegschaal_toepassing', 'weegschaal_sleutels']) rol
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = rol) \gexec

-- An auditor gets a login of his own that is a member of this role.
SELECT 'CREATE ROLE weegschaal_auditor NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'weegschaal_auditor') \gexec

SELECT format('ALTER ROLE %I LOGIN', rolname) FROM pg_roles
WHERE rolname IN ('weegschaal_eigenaar', 'weegschaal_toepassing', 'weegschaal_sleutels') AND NOT rolcanlogin \gexec

-- The owner may change what belongs to the roles, and checks the database in the role of the service.
SELECT format('GRANT %I TO weegschaal_eigenaar WITH ADMIN OPTION', r.rolname) FROM pg_roles r
WHERE r.rolname IN ('weegschaal_toepassing', 'weegschaal_sleutels', 'weegschaal_auditor') AND NOT EXISTS (
  SELECT FROM pg_auth_members m
  WHERE m.roleid = r.oid AND m.member = 'weegschaal_eigenaar'::regrole AND m.admin_option) \gexec

SELECT 'CREATE DATABASE weegschaal OWNER weegschaal_eigenaar TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'weegschaal') \gexec

SELECT 'ALTER DATABASE weegschaal OWNER TO weegschaal_eigenaar'
FROM pg_database WHERE datname = 'weegschaal' AND datdba <> 'weegschaal_eigenaar'::regrole \gexec

-- Applications and receipts are kept compressed.
SELECT 'ALTER DATABASE weegschaal SET default_toast_compression = ''lz4'''
WHERE NOT EXISTS (
  SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
  WHERE d.datname = 'weegschaal' AND s.setrole = 0 AND 'default_toast_compression=lz4' = ANY (s.setconfig)) \gexec

-- Nobody else enters, and nobody makes temporary tables.
SELECT format('REVOKE %s ON DATABASE weegschaal FROM PUBLIC', a.privilege_type)
FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
WHERE d.datname = 'weegschaal' AND a.grantee = 0 \gexec

SELECT format('GRANT CONNECT ON DATABASE weegschaal TO %I', r.rolname) FROM pg_roles r
WHERE r.rolname IN ('weegschaal_toepassing', 'weegschaal_sleutels', 'weegschaal_auditor') AND NOT EXISTS (
  SELECT FROM pg_database d, aclexplode(d.datacl) a
  WHERE d.datname = 'weegschaal' AND a.grantee = r.oid AND a.privilege_type = 'CONNECT') \gexec

\connect weegschaal
SET client_min_messages = warning;

-- Locks by number are for the service and the owner, who gives them on. Large objects and messages in the log of changes
-- are for nobody: who only reads could write with them.
SELECT format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', p.oid::regprocedure)
FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0 AND (p.proname ~ '^pg_(try_)?advisory_' OR p.proname
  ~ '^(lo_(creat|create|from_bytea|import|put|truncate|truncate64|unlink)|lowrite|pg_logical_emit_message)$') \gexec

SELECT format('GRANT EXECUTE ON FUNCTION %s TO weegschaal_eigenaar WITH GRANT OPTION', p.oid::regprocedure)
FROM pg_proc p
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^pg_(try_)?advisory_' AND NOT EXISTS (
  SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 'weegschaal_eigenaar'::regrole AND a.is_grantable) \gexec

SELECT format('GRANT EXECUTE ON FUNCTION %s TO weegschaal_toepassing', p.oid::regprocedure)
FROM pg_proc p
WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^pg_(try_)?advisory_'
  AND NOT has_function_privilege('weegschaal_toepassing', p.oid, 'EXECUTE') \gexec
