"""Mail comes while the program that takes it is killed: what was answered for is kept, once; what was not is brought again."""

import itertools
import os
import random
import smtplib
import sqlite3
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from town import BINARY, PROJECT, Town, free_port

LETTERS, CUTS = 120, 4
TO = "contact@admiville.example"


@pytest.fixture
def town():
    town = Town(dossiers=0)
    town.lmtp_port = free_port()
    town.environment["ADMILIB_LMTP"] = f"127.0.0.1:{town.lmtp_port}"
    yield town
    town.remove()


class Server:
    """`admilib inbound lmtp`, that can be killed and started again."""

    def __init__(self, town):
        self.town, self.process = town, None

    def start(self):
        with open(self.town.log_path, "a") as log:
            self.process = subprocess.Popen([BINARY, "inbound", "lmtp"], env=self.town.environment, cwd=PROJECT, stdout=log, stderr=log)
        return self

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=10)


def test_it_listens_at_once_and_stops_without_failing(town):
    server = Server(town).start()
    bring(town, 1)
    memory = int(next(line for line in open(f"/proc/{server.process.pid}/status") if line.startswith("VmRSS")).split()[1])
    server.process.terminate()

    assert server.process.wait(timeout=20) == 0, town.log
    # It held a gigabyte when the library that runs it made it a name.
    assert memory < 250_000, f"{memory} kB"


def letter(number, body="Bonjour\n"):
    return f"From: Amina <amina{number}@exemple.fr>\r\nSubject: Lettre {number}\r\nMessage-ID: <{number}@exemple.fr>\r\n\r\n{body}".encode()


def bring(town, number):
    """As a mail server does: again and again, until the message is answered for."""
    limit = time.monotonic() + 90
    while time.monotonic() < limit:
        try:
            with smtplib.LMTP("127.0.0.1", town.lmtp_port, timeout=20) as server:
                server.sendmail(f"amina{number}@exemple.fr", [TO], letter(number, ("x" * 70 + "\r\n") * 2000))
            return number
        except (OSError, smtplib.SMTPException):
            time.sleep(0.1)
    raise AssertionError("the message was never taken\n" + town.log)


def rows(town, question):
    with sqlite3.connect(town.database, timeout=10) as database:
        return database.execute(question).fetchall()


def test_every_message_answered_for_is_kept_once(town):
    server, cuts, numbers = Server(town).start(), [], itertools.count()

    def cut():
        chance = random.Random(3)
        for _ in range(CUTS):
            time.sleep(chance.uniform(0.4, 1.2))
            server.kill()
            server.start()
            cuts.append(1)

    def bring_some():
        # A fast machine has taken them all before the last cut: the mail goes on until then.
        for number in numbers:
            if number >= LETTERS and not power.is_alive():
                return
            brought.append(bring(town, number))

    power, brought = threading.Thread(target=cut), []
    power.start()
    with ThreadPoolExecutor(8) as servers:
        for worker in [servers.submit(bring_some) for _ in range(8)]:
            worker.result()
    power.join(timeout=30)
    server.kill()

    ids = [row[0] for row in rows(town, "SELECT message_id FROM inbound_message")]
    letters = len(brought)
    assert len(cuts) == CUTS and letters >= LETTERS
    assert sorted(ids) == sorted(f"{number}@exemple.fr" for number in brought)
    town.start()
    wait_for(lambda: rows(town, "SELECT state, count(*) FROM inbound_message GROUP BY state") == [("waiting", letters)])
    wait_for(lambda: rows(town, "SELECT count(*) FROM outgoing_mail") == [(letters,)])
    assert rows(town, "SELECT count(DISTINCT to_address) FROM outgoing_mail") == [(letters,)]


def wait_for(condition, seconds=60):
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "it never came"
        time.sleep(0.2)


def pipe(town, pieces, *arguments):
    """What `admilib inbound mail` ends with, and the most memory that it held, in megabytes: as much as we hold, at least (getrusage(2))."""
    process = subprocess.Popen([BINARY, "inbound", "mail", *arguments], env=town.environment, cwd=PROJECT, stdin=subprocess.PIPE)
    try:
        for piece in pieces:
            process.stdin.write(piece)
        process.stdin.close()
    except BrokenPipeError:
        pass
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024


def test_a_pipe_is_answered_as_mail_servers_understand(town):
    mailbox_line = b"From amina@exemple.fr Sun Nov 22 10:00:00 2026\n"
    assert pipe(town, [letter(1)], "--sender", "amina@exemple.fr", "--", TO)[0] == 0
    assert pipe(town, [mailbox_line + letter(1)], "--sender", "amina@exemple.fr", "--", TO)[0] == 0
    assert pipe(town, [letter(2)], "--sender", "", "--", TO)[0] == 0
    assert pipe(town, [letter(3)], "--sender", "MAILER-DAEMON", "--", TO)[0] == 0
    assert pipe(town, [letter(4)], "--", "-pas une adresse")[0] == 67
    assert pipe(town, [b"x" * 1024] * (51 << 10), "--", TO)[0] == 65
    town.environment["ADMILIB_DATABASE"] = "/proc/nothing/database.sqlite"
    assert pipe(town, [letter(5)], "--", TO)[0] == 75
    del town.environment["ADMILIB_DATABASE"]
    kept = rows(town, "SELECT message_id, sender FROM inbound_message ORDER BY id")
    assert kept == [("1@exemple.fr", "amina@exemple.fr"), ("2@exemple.fr", ""), ("3@exemple.fr", "")]


def test_fifty_megabytes_are_never_in_memory(town):
    _, small = pipe(town, [letter(1)], "--", TO)
    status, large = pipe(town, [letter(2)] + [(b"A" * 76 + b"\r\n") * 100] * 6300, "--", TO)

    assert status == 0
    assert large < small + 16, (small, large)
