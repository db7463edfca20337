"""Clients that mean ill: each case lets them loose on a service that honest clients go on using."""

import os
import resource
import select
import socket
import struct
import time

from dienst import EERLIJK_SECONDEN, JAAR, RUIMTE, Klant, Mislukt, aanvraag, eis, sleutel_van, wacht

# What a case may leave behind in memory once its clients are gone: what malloc keeps for later, not what they held.
RSS_RUIMTE_MIB = 24
# The service gives unused memory back every ten seconds, when it is quiet.
GEHEUGEN_SECONDEN = 25
# Head and body have ten seconds each (HTTPLimits), what does not read fifteen; the rest is for a busy machine.
TRAAG_SECONDEN = 40
GEZOND = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
# From linux/in.h; Python names it from 3.12 on.
IP_BIND_ADDRESS_NO_PORT = 24


def verbind(poort, bron=None):
    stekker = socket.socket()
    if bron:
        # The port is chosen at connect(): bind() would look for one that no connection of the last minute had.
        stekker.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        stekker.bind((bron, 0))
    stekker.settimeout(20 * RUIMTE)
    stekker.connect(("127.0.0.1", poort))
    return stekker


def verbind_velen(poort, aantal, doe=lambda nummer, stekker: None):
    """As many connections as asked, from as many addresses of this machine as the ports need. What is done with each at
    once cannot come too late for the service, which closes a connection that stays silent for ten seconds."""
    zachte, harde = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (harde, harde))
    stekkers = []
    for nummer in range(aantal):
        stekkers.append(verbind(poort, f"127.0.0.{2 + nummer // 10_000}"))
        doe(nummer, stekkers[-1])
    return stekkers


def lees_alles(stekker, binnen):
    """All that comes until the service closes."""
    stekker.settimeout(binnen * RUIMTE)
    alles = b""
    try:
        while True:
            stuk = stekker.recv(65536)
            if not stuk:
                return alles
            alles += stuk
    except ConnectionError:
        return alles


def sluit(stekkers):
    for stekker in stekkers:
        stekker.close()


def klaar(stekkers, wachttijd=0.0):
    """The sockets that have something to read; select() knows no descriptors above 1023."""
    bij_nummer, peiler = {stekker.fileno(): stekker for stekker in stekkers}, select.poll()
    for nummer in bij_nummer:
        peiler.register(nummer, select.POLLIN)
    return [bij_nummer[nummer] for nummer, _ in peiler.poll(wachttijd * 1000)]


class Toezicht:
    """Before and after a case: memory and descriptors come back, and honest clients are served."""

    def __init__(self, dienst):
        self.dienst = dienst
        dienst.eerlijk()
        self.rss, self.beschrijvers = dienst.rss(), dienst.beschrijvers()

    def na(self, ruimte=RSS_RUIMTE_MIB):
        seconden = self.dienst.eerlijk()
        wacht(lambda: self.dienst.beschrijvers() <= self.beschrijvers + 16, 10, "the connections are gone")
        try:
            wacht(lambda: self.dienst.rss() <= self.rss + ruimte, GEHEUGEN_SECONDEN, "memory")
        except Mislukt:
            raise Mislukt(f"memory went from {self.rss:.0f} to {self.dienst.rss():.0f} MiB, and stays there") from None
        return f"honest client {seconden * 1000:.0f} ms after, memory {self.rss:.0f} -> {self.dienst.rss():.0f} MiB"


def traag(dienst, kort):
    """Slowloris headers and bodies, and clients that never read, all at once: each is cut off in its time."""
    aantal = 100 if kort else 2000
    toezicht = Toezicht(dienst)
    koppen = verbind_velen(dienst.poort, aantal)
    lichamen = verbind_velen(dienst.poort, aantal)
    lezers = [verbind(dienst.poort) for _ in range(20)]
    begin = time.monotonic()
    for stekker in koppen:
        stekker.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n")
    for stekker in lichamen:
        stekker.sendall(f"POST /v1/rondes/{JAAR}/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        "Content-Length: 4000\r\n\r\n".encode())
    for stekker in lezers:
        stekker.setblocking(False)
        try:
            while time.monotonic() - begin < 5:
                stekker.send(GEZOND * 200)
        except OSError:
            pass
    top = dienst.rss()
    open, einden = set(koppen + lichamen), 0
    while open and time.monotonic() - begin < TRAAG_SECONDEN * RUIMTE:
        for stekker in list(open):
            try:
                stekker.sendall(b"a")
                if klaar([stekker]) and not stekker.recv(4096):
                    open.discard(stekker)
            except OSError:
                open.discard(stekker)
        dienst.eerlijk()
        time.sleep(0.3)
        top = max(top, dienst.rss())
    eis(not open, f"{len(open)} slow clients are still served after {TRAAG_SECONDEN} s")
    duur = time.monotonic() - begin
    wacht(lambda: dienst.beschrijvers() <= toezicht.beschrijvers + 16, TRAAG_SECONDEN, "clients that never read are cut off")
    sluit(koppen + lichamen + lezers)
    return f"{2 * aantal} slow clients gone in {duur:.1f} s, top {top:.0f} MiB; {toezicht.na()}"


def velen(dienst, kort):
    """More connections than there is room for: who is too many hears 503, who was in is served."""
    toezicht = Toezicht(dienst)
    harde = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    aantal = 2000 if kort else min(19_000, harde - 500)
    stap = max(1, aantal // 200)
    def vraag(nummer, stekker):
        if nummer % stap == 0:
            stekker.sendall(GEZOND)
            eis(b" 200 OK" in stekker.recv(4096), "an open connection is served")
    stekkers = verbind_velen(dienst.poort, aantal, vraag)
    top = dienst.rss()
    for stekker in stekkers[::stap]:
        vraag(0, stekker)
    dienst.eerlijk()
    kind = 0
    if not kort:
        # Another process, because this one has no more descriptors than the service.
        kind = os.fork()
        if kind == 0:
            try:
                sluit(stekkers)
                meer = verbind_velen(dienst.poort, 3000)
                antwoorden = [lees_alles(stekker, 20) for stekker in meer[-500:]]
                goed = sum(b" 503 " in antwoord and b"Retry-After" in antwoord for antwoord in antwoorden)
                os._exit(0 if goed >= 450 else 1)
            except BaseException:
                os._exit(2)
        eis(os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1]) == 0, "who is one too many hears 503 and Retry-After")
    sluit(stekkers)
    return f"{aantal} connections, top {top:.0f} MiB; {toezicht.na()}"


def groot(dienst, kort):
    """Huge and endless bodies, and JSON as deep as a body can hold."""
    toezicht = Toezicht(dienst)
    begin = f"POST /v1/rondes/{JAAR}/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    begin += f"Authorization: Bearer {sleutel_van(dienst.volgende_kvk())}\r\n"
    stekker = verbind(dienst.poort)
    stekker.sendall((begin + "Content-Length: 100000000000\r\n\r\n").encode())
    eis(b" 413 " in lees_alles(stekker, 20), "a huge body is refused by its length")
    for nummer in range(3 if kort else 50):
        stekker = verbind(dienst.poort)
        stekker.sendall((begin + "Transfer-Encoding: chunked\r\n\r\n").encode())
        gestuurd = 0
        try:
            while gestuurd < 64 * 1024 * 1024:
                stekker.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")
                gestuurd += 65536
        except OSError:
            pass
        eis(gestuurd < 40 * 1024 * 1024, "an endless body is not read on and on")
        stekker.close()
    klant = Klant(dienst.poort)
    for lichaam in [b"[" * 1_000_000, b'{"a":' * 400_000, b"[" * 50_000 + b"]" * 50_000, b'{"a":' * 100 + b"1" + b"}" * 100]:
        toen = time.monotonic()
        uitslag = klant.stuur(
            "POST", f"/v1/rondes/{JAAR}/aanvragen", sleutel_van(dienst.volgende_kvk()), lichaam)
        eis(uitslag.status == 400, f"deep JSON gives {uitslag.status}")
        eis(time.monotonic() - toen < 10 * RUIMTE, "deep JSON is refused quickly")
    klant.sluit()
    return toezicht.na()


def stortvloed(dienst, kort):
    """Pipelined floods: every request is answered, in order, to who reads; who does not read costs no memory."""
    toezicht = Toezicht(dienst)
    aantal = 3000 if kort else 200_000
    lezer = Klant(dienst.poort)
    lezer.stekker = verbind(dienst.poort)
    lezer.stekker.setblocking(False)
    te_sturen, gestuurd, ontvangen = GEZOND * aantal, 0, 0
    einde = time.monotonic() + 60 * RUIMTE
    kopie = memoryview(te_sturen)
    while ontvangen < aantal and time.monotonic() < einde:
        gereed = select.select([lezer.stekker], [lezer.stekker] if gestuurd < len(te_sturen) else [], [], 1)
        if gereed[1]:
            gestuurd += lezer.stekker.send(kopie[gestuurd:gestuurd + 65536])
        if gereed[0]:
            lezer.rest += lezer.stekker.recv(1 << 20)
            ontvangen += lezer.rest.count(b'{"status":"leeft"}')
            lezer.rest = lezer.rest[-17:]
    eis(ontvangen == aantal, f"{ontvangen} of {aantal} pipelined requests were answered")
    vloed = verbind_velen(dienst.poort, 50 if kort else 500)
    for stekker in vloed:
        stekker.setblocking(False)
        try:
            stekker.send(GEZOND * 5000)
        except OSError:
            pass
    dienst.eerlijk()
    top = dienst.rss()
    sluit(vloed)
    return f"{aantal} in one connection, {len(vloed)} that do not read, top {top:.0f} MiB; {toezicht.na()}"


def half(dienst, kort):
    """Half-closed sockets: a whole request is still answered, half a one is refused."""
    toezicht, halve = Toezicht(dienst), []
    for _ in range(20 if kort else 1000):
        kvk = dienst.volgende_kvk()
        lichaam = aanvraag(kvk)
        stekker = verbind(dienst.poort)
        stekker.sendall(
            f"POST /v1/rondes/{JAAR}/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {sleutel_van(kvk)}\r\nContent-Length: {len(lichaam)}\r\n\r\n".encode() + lichaam)
        stekker.shutdown(socket.SHUT_WR)
        eis(b" 201 " in lees_alles(stekker, 10), "a request whose sender closed its half is answered")
        stekker.close()
        kvk = dienst.volgende_kvk()
        stekker = verbind(dienst.poort)
        stekker.sendall(
            f"POST /v1/rondes/{JAAR}/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {sleutel_van(kvk)}\r\nContent-Length: {len(lichaam)}\r\n\r\n".encode() + lichaam[:-5])
        stekker.shutdown(socket.SHUT_WR)
        eis(b" 400 " in lees_alles(stekker, 10), "half a request is refused")
        stekker.close()
        halve.append(f"'{kvk}'")
    bestaand = dienst.getal(f"SELECT count(*) FROM dossier WHERE kvk_nummer IN ({','.join(halve)})")
    eis(bestaand == 0, "half a request left a file")
    dienst.geen_halfwerk()
    return toezicht.na()


def resets(dienst, kort):
    """An RST storm: submissions whose senders reset the connection at once; each is there wholly or not at all."""
    toezicht = Toezicht(dienst)
    aantal = 500 if kort else 20_000
    kvks = []
    for nummer in range(aantal):
        stekker = verbind(dienst.poort)
        if nummer % 3 == 0:
            kvk = dienst.volgende_kvk()
            kvks.append(kvk)
            lichaam = aanvraag(kvk)
            stekker.sendall(
                f"POST /v1/rondes/{JAAR}/aanvragen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                f"Authorization: Bearer {sleutel_van(kvk)}\r\nContent-Length: {len(lichaam)}\r\n\r\n".encode() + lichaam)
        elif nummer % 3 == 1:
            stekker.sendall(GEZOND * 20)
        stekker.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        stekker.close()
    seconden = toezicht.na()
    dienst.geen_halfwerk()
    return f"{aantal} resets, {len(kvks)} in the middle of a submission; {seconden}"


def beschrijvers(dienst, kort):
    """The process runs out of descriptors: who is connected is served, who waits is served when there is room."""
    toezicht = Toezicht(dienst)
    bekend = Klant(dienst.poort)
    bekend.stuur("GET", "/health/live")
    oud = resource.prlimit(dienst.proces.pid, resource.RLIMIT_NOFILE)
    grens = dienst.beschrijvers() + 20
    resource.prlimit(dienst.proces.pid, resource.RLIMIT_NOFILE, (grens, oud[1]))
    stekkers = [verbind(dienst.poort) for _ in range(100)]
    for stekker in stekkers:
        stekker.sendall(GEZOND)
    wacht(lambda: klaar(stekkers), 10, "somebody is served at the limit")
    time.sleep(0.5)
    bediend = klaar(stekkers)
    eis(0 < len(bediend) < 60, f"{len(bediend)} of 100 were served with 20 descriptors")
    kvk = dienst.volgende_kvk()
    for _ in range(20):
        uitslag = bekend.stuur("GET", "/health/ready")
        eis(uitslag.status == 200, f"who is connected gets {uitslag.status}")
    uitslag = bekend.stuur("POST", f"/v1/rondes/{JAAR}/aanvragen", sleutel_van(kvk), aanvraag(kvk))
    eis(uitslag.status == 201, f"who is connected submits: {uitslag.status}")
    voor = processortijd(dienst.proces.pid)
    time.sleep(0.5)
    eis(processortijd(dienst.proces.pid) - voor < 0.25, "the service spins while it has no descriptors")
    sluit(bediend)
    wachtend = [stekker for stekker in stekkers if stekker not in bediend]
    einde = time.monotonic() + EERLIJK_SECONDEN * RUIMTE
    over = set(wachtend)
    while over and time.monotonic() < einde:
        for stekker in klaar(over, 1):
            eis(b" 200 OK" in stekker.recv(4096), "who waited is served")
            stekker.close()
            over.discard(stekker)
    eis(not over, f"{len(over)} that waited were never served")
    resource.prlimit(dienst.proces.pid, resource.RLIMIT_NOFILE, oud)
    bekend.sluit()
    return f"{len(bediend)} of 100 served at the limit, the rest afterwards; {toezicht.na()}"


def processortijd(nummer):
    """Processor seconds that a process used."""
    with open(f"/proc/{nummer}/stat") as bestand:
        delen = bestand.read().rsplit(")", 1)[1].split()
    return (int(delen[11]) + int(delen[12])) / os.sysconf("SC_CLK_TCK")


GEVALLEN = [velen, groot, stortvloed, half, resets, beschrijvers, traag]
