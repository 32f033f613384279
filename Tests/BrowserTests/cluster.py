"""A PostgreSQL server of the tests' own, on a socket in a folder of its own."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


class Cluster:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="admilib-pg-", dir="/tmp")
        self.data = self.folder + "/data"
        if os.geteuid() == 0:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
        self._run("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c max_connections=100"
        self._run("pg_ctl", "start", "-w", "-D", self.data, "-l", self.folder + "/log", "-o", options)

    @property
    def address(self):
        return f"host={self.folder} user=postgres dbname=postgres"

    def rows(self, statement):
        """What a question answers: a list of tuples of text."""
        told = self._run("psql", "-X", "-A", "-t", "-F", "\x1f", "-c", statement, self.address)
        return [tuple(line.split("\x1f")) for line in told.splitlines()]

    def load(self, dump, name):
        """A new database from a dump, with the commands of docs/storage.md; its address."""
        readable = shutil.copy(dump, self.folder + "/load.dump")
        os.chmod(readable, 0o644)
        server = ["-h", self.folder, "-U", "postgres"]
        self._run("createdb", *server, "--template=template0", "--locale=C", "--encoding=UTF8", name)
        self._run("pg_restore", *server, "--no-owner", "--exit-on-error", "-d", name, readable)
        return f"host={self.folder} user=postgres dbname={name}"

    def remove(self):
        self._run("pg_ctl", "stop", "-m", "immediate", "-D", self.data)
        shutil.rmtree(self.folder, ignore_errors=True)

    @staticmethod
    def _run(tool, *arguments):
        found = shutil.which(tool) or next(str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{tool}"), reverse=True))
        owner = ["/usr/sbin/runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # A server inherits what it is started with: a pipe would then never be read to its end.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run([*owner, found, *arguments], stdout=output, stderr=subprocess.STDOUT, cwd="/tmp", timeout=60)
            output.seek(0)
            told = output.read()
        assert done.returncode == 0, f"{tool}\n{told}"
        return told
