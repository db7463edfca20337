"""A PostgreSQL server with the roles of a real one, the service on it, and the backup programs as an operator runs them.

Only the standard library. Everything started here is stopped here, and only processes that this driver started, or that
run in the data folder it made, are ever signalled.
"""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORTEL = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(WORTEL / "Tests/Storing"), str(WORTEL / "Tests/Meting")]

from dienst import BEGIN, RUIMTE, Dienst, Klant, Mislukt, eis, sein, sleutel_van, wacht  # noqa: E402

# Far more than anything here takes on a machine that does nothing else.
GEDULD_SECONDEN = 600.0
ROLLEN = ["weegschaal_toepassing", "weegschaal_sleutels", "weegschaal_auditor"]
EIGENAAR = "weegschaal_eigenaar"


# What deploy/database.sql has a superuser do in the database, since those functions belong to nobody else.
SLOTEN = """DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO weegschaal_toepassing, weegschaal_eigenaar WITH GRANT OPTION', f);
  END LOOP;
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname
    ~ '^(lo_(creat|create|from_bytea|import|put|truncate|truncate64|unlink)|lowrite|pg_logical_emit_message)$' LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$"""


class Werkmap:
    """A folder that is gone with the block, for the user of the database, who is not root."""

    def __init__(self, ouder):
        self.ouder = ouder

    def __enter__(self):
        self.map = Path(tempfile.mkdtemp(prefix="weegschaal-herstel-", dir=self.ouder))
        self.gebruiker = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.als = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.als:
            shutil.chown(self.map, "postgres", "postgres")
        self.map.chmod(0o711)
        # Where root starts the programs: that user cannot come back to it, as to /root.
        self.dicht = self.map / "dicht"
        self.dicht.mkdir(mode=0o700)
        # That user may not be able to reach the project.
        for naam in ["backup", "herstel"]:
            shutil.copy(WORTEL / "deploy" / naam, self.map)
            (self.map / naam).chmod(0o755)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.map, ignore_errors=True)

    @property
    def omgeving(self):
        """Nothing of who runs the drill."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.map), "LC_ALL": "C.UTF-8"}

    def roep(self, *opdracht, invoer=None, mag_falen=False, vanuit="/"):
        """Runs a program as the user of the database; gives its exit code, its output, its complaints and the seconds."""
        begin = time.monotonic()
        uit = subprocess.run([str(deel) for deel in opdracht], cwd=vanuit, env=self.omgeving, capture_output=True, text=True,
                             input=invoer, stdin=None if invoer else subprocess.DEVNULL, **self.als)
        eis(mag_falen or uit.returncode == 0, f"{opdracht[0]} {opdracht[1]}: {uit.stdout}{uit.stderr}")
        return uit.returncode, uit.stdout, uit.stderr, time.monotonic() - begin

    def begin(self, logboek, *opdracht):
        """Starts a program as the user of the database that runs on."""
        with open(logboek, "ab") as log:
            return subprocess.Popen([str(deel) for deel in opdracht], cwd="/", env=self.omgeving, stdin=subprocess.DEVNULL,
                                    stdout=log, stderr=log, start_new_session=True, **self.als)


class Server:
    """PostgreSQL in a folder, reached by a socket alone."""

    INSTELLINGEN = {
        "listen_addresses": "''", "max_connections": "200", "shared_buffers": "256MB", "wal_level": "replica",
        "max_wal_senders": "10", "max_slot_wal_keep_size": "'16GB'", "max_wal_size": "4GB", "timezone": "'UTC'",
        "default_toast_compression": "lz4", "log_checkpoints": "off",
    }

    def __init__(self, werk, naam):
        self.werk, self.naam, self.bin = werk, naam, Path(Dienst.pgbin())
        self.data, self.stekker = werk.map / naam, werk.map / f"{naam}.s"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for nummer in self.processen():
            sein(nummer, signal.SIGCONT)
        hoofd = self.postmaster()
        if hoofd:
            sein(hoofd, signal.SIGQUIT)
            wacht(lambda: not self.processen(), 60, "the server ends")

    def maak(self):
        """A new cluster with the logins of a real server: an owner that is no superuser, and one for each role."""
        self.werk.roep(self.bin / "initdb", "-D", self.data, "-U", "postgres", "-A", "peer", "-E", "UTF8",
                       "--locale=C.UTF-8")
        logins = ["postgres", EIGENAAR, *ROLLEN]
        wie = {self.werk.gebruiker, pwd.getpwuid(os.geteuid()).pw_name}
        with open(self.data / "postgresql.conf", "a") as bestand:
            bestand.writelines(f"{naam} = {waarde}\n" for naam, waarde in self.INSTELLINGEN.items())
        (self.data / "pg_hba.conf").write_text("local all all peer map=proef\nlocal replication postgres peer map=proef\n")
        (self.data / "pg_ident.conf").write_text("".join(f"proef {een} {login}\n" for een in wie for login in logins))
        self.start()
        self.sql("postgres", f"CREATE ROLE {EIGENAAR} LOGIN",
                 *(f"CREATE ROLE {rol} LOGIN; GRANT {rol} TO {EIGENAAR} WITH ADMIN OPTION" for rol in ROLLEN),
                 f"CREATE DATABASE weegschaal OWNER {EIGENAAR}", "REVOKE TEMPORARY ON DATABASE weegschaal FROM PUBLIC")
        self.sql("weegschaal", SLOTEN)

    def start(self):
        self.stekker.mkdir(exist_ok=True)
        if self.werk.als:
            shutil.chown(self.stekker, "postgres", "postgres")
        self.werk.roep(self.bin / "pg_ctl", "-D", self.data, "-w", "-t", int(GEDULD_SECONDEN), "-l",
                       f"{self.data}.log", "-o", f"-c unix_socket_directories={self.stekker}", "start")

    def stop(self):
        self.werk.roep(self.bin / "pg_ctl", "-D", self.data, "-w", "-m", "fast", "stop")

    def dood(self):
        """kill -9 of the server, as a machine dies: at once. Its children see that and go."""
        sein(self.postmaster(), signal.SIGKILL)
        wacht(lambda: not self.processen(), 60, "the children of the killed server end")

    def postmaster(self):
        try:
            nummer = int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return nummer if nummer in self.processen() else None

    def processen(self):
        """All processes whose working folder is our cluster: the server and its children."""
        gevonden = []
        for nummer in filter(str.isdigit, os.listdir("/proc")):
            try:
                if os.readlink(f"/proc/{nummer}/cwd") == str(self.data):
                    gevonden.append(int(nummer))
            except OSError:
                continue
        return gevonden

    def verbinding(self, login, database="weegschaal"):
        return f"host={self.stekker} user={login} dbname={database}"

    def sql(self, database, *teksten, login="postgres"):
        """Rows of text cells, as the superuser unless another is named."""
        uit = self.werk.roep(self.bin / "psql", "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d",
                             self.verbinding(login, database), "-f", "-", invoer=";\n".join(teksten) + ";\n")[1]
        return [regel.split("\t") for regel in uit.splitlines()]

    def vraag(self, tekst):
        """Rows of our schema."""
        return self.sql("weegschaal", "SET search_path = weegschaal", tekst)


class Loopdienst:
    """`weegschaal serve` on such a server, as the login of the application; migrations as the owner."""

    def __init__(self, programma, server, klok=BEGIN, database="weegschaal", config=None):
        self.programma, self.proces, self.poort = str(programma), None, None
        self.logboek = server.werk.map / f"dienst-{server.naam}-{time.monotonic_ns()}.log"
        self.omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("WEEGSCHAAL_")} | {
            "WEEGSCHAAL_POSTGRES": server.verbinding("weegschaal_toepassing", database),
            "WEEGSCHAAL_POSTGRES_BEHEER": server.verbinding(EIGENAAR, database),
            "WEEGSCHAAL_KLOK": klok, "WEEGSCHAAL_POORT": "0"}
        if config:
            self.omgeving["WEEGSCHAAL_REGELING"] = str(config)

    def __enter__(self):
        begin = time.monotonic()
        with open(self.logboek, "ab") as log:
            self.proces = subprocess.Popen([self.programma, "serve"], cwd=WORTEL, env=self.omgeving,
                                           stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        def luistert():
            eis(self.proces.poll() is None, f"the service ended at its start: {self.logboek.read_text()}")
            for regel in self.logboek.read_text().splitlines():
                if '"de dienst luistert"' in regel:
                    return json.loads(regel)["poort"]
            return None
        self.poort = wacht(luistert, GEDULD_SECONDEN, "the service listens")
        self.startseconden = time.monotonic() - begin
        return self

    def __exit__(self, *_):
        if self.proces.poll() is None:
            self.proces.send_signal(signal.SIGTERM)
            try:
                self.proces.wait(60)
            except subprocess.TimeoutExpired:
                self.proces.kill()
                self.proces.wait()

    def opdracht(self, *delen):
        """Another command of the program in the same environment; gives its exit code, all it said and the seconds."""
        begin = time.monotonic()
        uit = subprocess.run([self.programma, *delen], cwd=WORTEL, env=self.omgeving, capture_output=True, text=True)
        return uit.returncode, uit.stdout + uit.stderr, time.monotonic() - begin


def bytes_van(pad):
    """What a file or folder takes on the disk."""
    return int(subprocess.run(["du", "-s", "-B1", str(pad)], capture_output=True, text=True, check=True).stdout.split()[0])


__all__ = ["BEGIN", "EIGENAAR", "GEDULD_SECONDEN", "RUIMTE", "WORTEL", "Klant", "Loopdienst", "Mislukt", "Server",
           "Werkmap", "bytes_van", "eis", "sein", "sleutel_van", "wacht"]
