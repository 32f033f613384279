"""An installation of Admilib made for the tests: its own folder, its own port, the demonstration town."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from cluster import Cluster

PROJECT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ADMILIB_BINARY", PROJECT / ".build/debug/admilib"))
PASSWORD = "Sept-hirondelles-au-lavoir-7"
NUMBER = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Town:
    """`admilib serve` and its folder. It can be killed and started again on the same data."""

    def __init__(self, smtp=None, dossiers=60, engine="sqlite"):
        self.cluster = Cluster() if engine == "postgres" else None
        self.folder = tempfile.TemporaryDirectory(prefix="admilib-browser-")
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log_path = Path(self.folder.name) / "server.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("ADMILIB_")},
            "ADMILIB_DATA": self.folder.name + "/data",
            "ADMILIB_BEHIND_PROXY": "no",
            "ADMILIB_DEVELOPMENT": "yes",
            "ADMILIB_LISTEN": f"127.0.0.1:{self.port}",
            "SWIFT_BACKTRACE": "enable=no",
        }
        if self.cluster:
            self.environment["ADMILIB_DATABASE"] = self.cluster.address
        if smtp:
            self.environment["ADMILIB_SMTP"] = smtp
        self.process = None
        self.command("migrate")
        self.command("demo", "--dossiers", str(dossiers), "--seed", "1", "--url", self.url)

    @property
    def database(self):
        return self.folder.name + "/data/database.sqlite"

    def rows(self, statement):
        """What the database answers to a question, as tuples of text."""
        if self.cluster:
            return self.cluster.rows(statement)
        with sqlite3.connect(self.database) as database:
            return [tuple(str(value) for value in row) for row in database.execute(statement)]

    def change(self, statement):
        """Changes the database behind the server's back."""
        if self.cluster:
            self.cluster.rows(statement)
            return
        with sqlite3.connect(self.database, timeout=10) as database:
            database.execute(statement)

    @property
    def log(self):
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def command(self, *arguments):
        """Runs `admilib …` on this installation; what it printed."""
        done = subprocess.run([BINARY, *arguments], env=self.environment, cwd=PROJECT, capture_output=True, text=True, timeout=90)
        assert done.returncode == 0, f"admilib {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def another(self):
        """A second server on the same database and the same files, as behind a load balancer."""
        node = object.__new__(Town)
        node.__dict__.update(self.__dict__)
        node.port = free_port()
        node.url = f"http://localhost:{node.port}"
        node.environment = {**self.environment, "ADMILIB_LISTEN": f"127.0.0.1:{node.port}"}
        node.process = None
        return node

    def restored(self, archive):
        """Another installation, from a backup of this one and its key, as docs/operations.md says."""
        copy = self.another()
        data = Path(self.folder.name + "/restored")
        copy.environment["ADMILIB_DATA"] = str(data)
        copy.command("restore", str(archive))
        shutil.copy(self.folder.name + "/data/key", data / "key")
        copy.environment["ADMILIB_DATABASE"] = self.cluster.load(data / "database.dump", "restored")
        copy.command("doctor")
        copy.command("history", "verify")
        return copy

    def bring(self, message, to):
        """A message, as the mail server hands it over; returns once it is sorted."""
        command = [BINARY, "inbound", "mail", "--sender", "amina@exemple.example", "--", to]
        subprocess.run(command, env=self.environment, cwd=PROJECT, input=message.encode(), check=True, timeout=60)
        limit = time.monotonic() + 30
        while time.monotonic() < limit:
            with sqlite3.connect(self.database, timeout=10) as database:
                if not database.execute("SELECT count(*) FROM inbound_message WHERE state = 'received'").fetchone()[0]:
                    return
            time.sleep(0.1)
        raise AssertionError("The message was not sorted:\n" + self.log)

    def start(self):
        with open(self.log_path, "a") as log:
            self.process = subprocess.Popen([BINARY, "serve"], env=self.environment, cwd=PROJECT, stdout=log, stderr=log)
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            assert self.process.poll() is None, "The server stopped by itself:\n" + self.log
            try:
                with urllib.request.urlopen(self.url + "/sante", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError("The server does not answer:\n" + self.log)

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait(timeout=10)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()

    def remove(self):
        self.stop()
        if self.cluster:
            self.cluster.remove()
        self.folder.cleanup()
