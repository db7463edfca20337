"""The nginx of `deploy/nginx.conf` in front of the service, with its limits and its TLS, on a port of its own."""

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path

from omgeving import Proces, roep, vrije_poort, wacht_op_poort
from vulling import WORTEL

HOOFD = """worker_processes auto;
daemon off;
pid nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  %s
}
"""


@contextmanager
def voorkant(dienstpoort):
    """Starts it; gives the port where it speaks TLS."""
    poort = vrije_poort()
    with tempfile.TemporaryDirectory(prefix="weegschaal-bench-nginx-") as naam:
        map = Path(naam)
        (map / "weegschaal").mkdir()
        roep("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
             "-subj", "/CN=weegschaal.example", "-keyout", map / "weegschaal/key.pem", "-out",
             map / "weegschaal/certificate.pem")
        site = (WORTEL / "deploy/nginx.conf").read_text()
        site = re.sub(r"server 127\.0\.0\.1:8080;", f"server 127.0.0.1:{dienstpoort};", site)
        site = re.sub(r"listen \[::\]:.*;", "", re.sub(r"listen 80.*;", "", site))
        site = re.sub(r"listen 443", f"listen 127.0.0.1:{poort}", site)
        site = re.sub(r"access_log \S+", f"access_log {map}/access.log", site)
        # Without a port in clear a server would listen on 80.
        site = re.sub(r"server \{\s*server_name weegschaal\.example;\s*server_tokens off;\s*location / \{ return 301 [^}]*\}\s*\}",
                      "", site)
        (map / "nginx.conf").write_text(HOOFD % site)
        with Proces(["/usr/sbin/nginx", "-p", map, "-c", map / "nginx.conf"]) as proces:
            wacht_op_poort(poort, proces)
            yield poort
