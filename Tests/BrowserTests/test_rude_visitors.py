"""What a hostile or broken client sends: it gets a plain answer, changes nothing, and no page ever runs what somebody typed."""

import random
import socket
import sqlite3

import pytest

import walking
from town import PASSWORD
from visitor import Visitor

INJECTIONS = ['"><script>alert(1)</script>', "'\u0301\"\u0301 onfocus=alert(1) autofocus x=\"\u0301", "</textarea><img src=x onerror=alert(1)>", "=1+1@SUM(A1)"]
PLACE = {"adresse_probleme.line": "12 rue des Lilas", "adresse_probleme.postcode": "99999", "adresse_probleme.commune": "Admiville"}


@pytest.fixture
def rude(town):
    rude = Visitor(town.port, source=f"127.0.1.{random.randrange(1, 250)}")
    rude.get("/suivi")
    return rude


@pytest.fixture(autouse=True)
def nothing_broke(town):
    before = len(town.log)
    yield
    log = town.log[before:]
    assert town.process.poll() is None, "The server stopped:\n" + log
    assert " error " not in log and "Fatal" not in log and "status=500" not in log, log


def raw(town, request, half=False):
    """What the server answers to these bytes: its first line."""
    with socket.create_connection(("127.0.0.1", town.port), timeout=15) as wire:
        try:
            wire.sendall(request)
            if half:
                wire.shutdown(socket.SHUT_WR)
            return wire.recv(4096).split(b"\r\n")[0].decode()
        except (ConnectionResetError, BrokenPipeError):
            return "closed"


def refused(answer):
    """A refusal in French, or a harmless page: never an accident."""
    assert answer.status < 500, (answer.status, answer.text)
    if answer.status >= 400 and answer.text:
        assert "lang=\"fr\"" in answer.text, answer.text
    return answer


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd", "/s/x/../../../etc/passwd", "/s/x/%2e%2e/%2e%2e/etc/passwd", "/s/x/..%2f..%2fetc%2fpasswd", "/theme/..%2fkey",
        "/suivi/0000", "/suivi/AAAA-AAAA-AAAA", "/suivi/lien/x", "/suivi/lien/" + "a" * 4000, "/brouillons/AAAA-AAAA-AAAA/pages/x",
        "/brouillons/%00/pages/x", "/demarches/%27%20OR%201=1--", "/themes/%ff%fe", "/recherche?q=%00%ff%f0", "/recherche?q=" + "%22%2a" * 500,
        "/recherche?q=%22+OR+NEAR(", "/suivi?numero=%0d%0aSet-Cookie:%20a=b", "/%0d%0aX-Forged:%20yes", "/bureau/dossiers/AAAA-AAAA-AAAA",
        "/bureau?q=%00&suite=x_y", "/bureau/reglages/agents/99999999999999999999", "/sante?x=" + "y" * 5000,
    ],
)
def test_a_forged_address_gets_a_plain_answer(rude, path):
    answer = refused(rude.get(path))

    assert "root:" not in answer.text
    assert "X-Forged" not in answer.headers and "a=b" not in str(answer.headers.get_all("Set-Cookie"))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PATCH", "OPTIONS", "BREW"])
def test_an_unknown_method_changes_nothing(rude, method):
    refused(rude.request(method, "/suivi"))
    refused(rude.request(method, "/"))


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Big: " + b"a" * 200_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X-Many: a\r\n" * 5000 + b"\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"POST /suivi HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /suivi HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        b"POST /suivi HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET http://elsewhere.example/ HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
    ],
    ids=["huge header", "many headers", "nul", "no host", "negative length", "two lengths", "bad chunk", "TLS", "other host"],
)
def test_broken_http_is_refused(town, request_bytes):
    assert " 5" not in raw(town, request_bytes, half=True)


def multipart(*parts, end=b"--b--\r\n"):
    return b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + end


def part(name, value, more=b""):
    return b'Content-Disposition: form-data; name="' + name + b'"' + more + b"\r\n\r\n" + value


@pytest.mark.parametrize(
    "broken",
    [
        lambda token: b"",
        lambda token: b"--b",
        lambda token: multipart(token, end=b""),
        lambda token: multipart(token, b"no header at all"),
        lambda token: multipart(token, part(b"precisions", b"a" * 10_000_000)),
        lambda token: multipart(token, *[part(b"x%d" % index, b"1") for index in range(5000)]),
        lambda token: multipart(token, part(b"precisions", b"\xff\xfe\x00\xd8")),
        lambda token: multipart(token, part(b"precisions", b"a\x00b")),
        lambda token: multipart(token, part(b"photo", b"MZ\x90\x00", b'; filename="../../x.exe"')),
        lambda token: multipart(token, part(b"photo", b"<svg onload=alert(1)>", b'; filename="a\r\nX: y.svg"')),
        lambda token: multipart(token, part(b"_suite", b"\r\n--b\r\n--b\r\n--b--")),
        lambda token: multipart(token, part(b"n" * 100_000, b"1")),
    ],
    ids=["empty", "cut boundary", "no end", "no header", "10 MB field", "5000 fields", "UTF-16", "nul", "exe", "line in name", "inner ends", "long name"],
)
def test_a_broken_multipart_is_refused_plainly(rude, broken):
    page = rude.start("signalement-voirie")
    token = part(b"_jeton", rude.get(page).form("/pages/")["fields"]["_jeton"].encode())
    try:
        answer = rude.request("POST", page, broken(token), {"Content-Type": "multipart/form-data; boundary=b"})
    except (ConnectionResetError, BrokenPipeError):
        return
    refused(answer)
    assert rude.get(page).status == 200


def test_a_body_cut_short_changes_nothing(town, rude):
    page = rude.start("signalement-voirie")
    head = f"POST {page} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n--b\r\nContent"

    assert " 5" not in raw(town, head.encode(), half=True)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", ""])
def test_a_form_of_another_kind_is_refused_plainly(rude, kind):
    answer = rude.request("POST", "/suivi", b'{"numero": "\x00"}', {"Content-Type": kind} if kind else {})

    assert 400 <= refused(answer).status < 500


@pytest.mark.parametrize("token", ["", "x", "a.b", "1f3g.ffff", "' OR 1=1"])
def test_a_forged_token_is_refused(rude, token):
    form = rude.get("/demarches/contact-mairie").form("/brouillons")

    assert refused(rude.send(form, _jeton=token)).status in (400, 403, 422)


def test_the_token_of_somebody_else_is_refused(town, rude):
    theirs = Visitor(town.port).token()
    form = rude.get("/demarches/contact-mairie").form("/brouillons")

    assert refused(rude.send(form, _jeton=theirs)).status in (400, 403, 422)


def test_a_form_sent_from_another_site_is_refused(rude):
    form = rude.get("/demarches/contact-mairie").form("/brouillons")
    answer = rude.request(
        "POST", form["action"], "_jeton=" + form["fields"]["_jeton"],
        {"Content-Type": "application/x-www-form-urlencoded", "Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"},
    )

    assert refused(answer).status in (400, 403)


def test_the_draft_of_somebody_else_does_not_exist(town, rude):
    page = Visitor(town.port).start("contact-mairie")
    draft = page.rpartition("/pages/")[0]

    assert refused(rude.get(page)).status == 404
    for place in [page, page + "/enregistrement", draft + "/depot", draft + "/fichiers", draft + "/plus-tard"]:
        assert refused(rude.post(place, {"_jeton": rude.token(), "message": "Pris"})).status in (400, 403, 404, 415, 422), place


def test_a_draft_with_nothing_answered_is_not_filed(town, rude):
    draft = rude.start("contact-mairie").rpartition("/pages/")[0]
    answer = rude.post(draft + "/depot", {"_jeton": rude.token()})

    assert (answer.status, answer.location) == (303, draft + "/verification")
    assert count(town, draft.rpartition("/")[2]) == 0


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/%0d%0aX-Forged: yes"])
def test_signing_in_leads_nowhere_else(town, there):
    agent = Visitor(town.port)
    page = agent.request("GET", "/bureau/connexion?retour=" + there.replace(":", "%3A").replace(" ", "%20").replace("\\", "%5C"))
    form = page.form("/bureau/connexion")
    names = [name for name in form["fields"] if name in ("retour", "suite")] or ["retour"]
    sent = agent.send(form, email="rokia.diombana@admiville.example", mot_de_passe=PASSWORD, **{names[0]: there})
    assert sent.status == 303 and sent.location.startswith("/") and sent.location[1:2] not in ("/", "\\"), sent.location
    language = agent.post("/langue", {"_jeton": agent.token("/suivi"), "langue": "fr", "retour": there})
    assert language.location.startswith("/") and language.location[1:2] not in ("/", "\\"), language.location
    assert "X-Forged" not in language.headers


def test_agents_see_nothing_of_other_units(town, rude):
    report = file_report(rude, "Voirie seulement")
    agent = Visitor(town.port, source="127.0.2.1").sign_in("gaspard.lemoelle@admiville.example", PASSWORD)

    assert agent.get(f"/bureau/dossiers/{report}").status == 404
    assert f"/dossiers/{report}" not in agent.get(f"/bureau?etape=all&q={report}").text
    assert refused(agent.get("/bureau/reglages")).status in (403, 404)
    assert refused(agent.get("/bureau/reglages/agents")).status in (403, 404)


def test_nobody_enters_the_desk_without_signing_in(rude):
    for path in ["/bureau", "/bureau/export.csv", "/bureau/reglages", "/bureau/courriels", "/bureau/dossiers/AAAA-AAAA-AAAA", "/bureau/mon-compte"]:
        answer = rude.get(path)
        assert answer.status == 303 and answer.location.startswith("/bureau/connexion"), (path, answer.status)


@pytest.mark.parametrize("typed", INJECTIONS)
def test_what_people_type_is_never_run(town, new_person, rude, typed):
    number = file_report(rude, typed)
    page = new_person(width=1280)
    page.on("dialog", lambda dialog: pytest.fail(f"A script ran on {page.url}: {dialog.message}"))
    page.context.add_cookies([{"name": name, "value": value, "url": town.url} for name, value in rude.cookies.items()])
    shown = page.goto(f"/suivi/{number}")
    assert "script-src" in shown.headers["content-security-policy"] or "default-src 'self'" in shown.headers["content-security-policy"]
    assert page.locator("main script, main img[src=x], [onfocus]").count() == 0

    walking.sign_in(page, "sevda.yildirim@admiville.example")
    for path in ["/bureau?tri=newest", f"/bureau/dossiers/{number}", f"/bureau/dossiers/{number}/actions/message", "/bureau/courriels"]:
        page.goto(path)
        assert page.locator("main script, main img[src=x], [onfocus]").count() == 0
    export = page.request.get("/bureau/export.csv?etape=all").text()
    assert not [cell for line in export.splitlines() for cell in line.split(";") if cell.strip('"').startswith(("=", "+", "-", "@"))]


def file_report(visitor, typed):
    page = visitor.start("signalement-voirie")
    page = visitor.answer(page, categorie="autre", **{"categorie.other": typed}, danger="non", precisions=typed)
    page = visitor.answer(page, **PLACE, repere=typed)
    check = visitor.answer(page, prenom=typed, nom=typed)
    page = visitor.get(check)
    assert "<script>alert" not in page.text and "onerror=alert(1)>" not in page.text.replace("&lt;img src=x onerror=alert(1)&gt;", "")
    sent = visitor.send(page.form("/depot"))
    assert sent.status == 303 and "/suivi/" in sent.location, (sent.status, sent.text)
    return sent.location.partition("?")[0].rpartition("/")[2]


def count(town, number):
    with sqlite3.connect(town.database) as database:
        return database.execute("SELECT count(*) FROM dossier WHERE reference = ?", (number,)).fetchone()[0]
