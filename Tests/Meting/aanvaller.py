"""Sends requests over connections with an address each, through a proxy that speaks TLS, until a time is over; prints how
many answers had which status. Arguments: the port, the connections, the seconds, and a file as of `aanval.lua`."""

import collections
import socket
import ssl
import sys
import threading
import time

NAAM = "weegschaal.example"


def lees_vragen(pad):
    vragen = []
    with open(pad, "rb") as bestand:
        while regel := bestand.readline():
            vragen.append(bestand.read(int(regel)))
    return vragen


def verbind(poort, adres):
    """A connection to the proxy from an address of this machine; its certificate was made for the occasion."""
    omgeving = ssl.create_default_context()
    omgeving.check_hostname, omgeving.verify_mode = False, ssl.CERT_NONE
    stekker = socket.create_connection(("127.0.0.1", poort), 30, source_address=(adres, 0))
    stekker.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return omgeving.wrap_socket(stekker, server_hostname=NAAM)


def lees_antwoord(lezer):
    """The status of an answer, and whether the connection ends with it."""
    status = int(lezer.readline().split()[1])
    lengte, is_stroom, sluit = 0, False, False
    while (regel := lezer.readline().strip().lower()):
        naam, _, waarde = regel.partition(b":")
        lengte = int(waarde) if naam == b"content-length" else lengte
        is_stroom |= naam == b"transfer-encoding"
        sluit |= naam == b"connection" and waarde.strip() == b"close"
    if is_stroom:
        while (stuk := int(lezer.readline(), 16)):
            lezer.read(stuk + 2)
        lezer.readline()
    lezer.read(lengte)
    return status, sluit


def val_aan(poort, adres, vragen, einde, geteld):
    nummer = 0
    while time.monotonic() < einde:
        try:
            with verbind(poort, adres) as stekker, stekker.makefile("rb") as lezer:
                sluit = False
                while not sluit and time.monotonic() < einde:
                    stekker.sendall(vragen[nummer % len(vragen)])
                    nummer += 1
                    status, sluit = lees_antwoord(lezer)
                    geteld[status] += 1
        except (OSError, IndexError, ValueError):
            # Who is refused before its body was read may lose the answer with the connection.
            geteld[0] += 1


def main():
    poort, verbindingen, seconden = (int(tekst) for tekst in sys.argv[1:4])
    vragen, geteld, einde = lees_vragen(sys.argv[4]), collections.Counter(), time.monotonic() + seconden
    draden = [
        threading.Thread(target=val_aan, args=(poort, f"127.0.3.{nummer + 1}", vragen, einde, geteld))
        for nummer in range(verbindingen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    for status, aantal in geteld.items():
        print(f"STATUS {status} {aantal}")


if __name__ == "__main__":
    main()
