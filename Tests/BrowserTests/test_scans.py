"""Scanned letters, while the command that takes them is killed: none is lost, none is kept twice."""

import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from town import BINARY, PROJECT, Town

FILES = 8


@pytest.fixture(params=["sqlite", "postgres"])
def town(request):
    town = Town(dossiers=0, engine=request.param)
    yield town
    town.remove()


def test_nothing_is_lost_nor_kept_twice(town, tmp_path):
    for number in range(FILES):
        scan(tmp_path / f"scan-{number}.pdf", number)
    command = [BINARY, "inbound", "scans", "--to", "accueil@admiville.example", tmp_path]
    chance = random.Random(3)
    for _ in range(6):
        process = subprocess.Popen(command, env=town.environment, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 1.6))
        process.kill()
        process.wait(timeout=10)
    town.command("inbound", "scans", "--to", "accueil@admiville.example", str(tmp_path))

    assert town.rows("SELECT COUNT(*), COUNT(DISTINCT message_id) FROM inbound_message") == [(str(FILES), str(FILES))]
    assert not list(tmp_path.glob("*.pdf"))
    assert len(list((tmp_path / "traites").iterdir())) == FILES


def scan(path, number):
    """A page like no other, that a scanner wrote a minute ago."""
    picture = path.with_suffix(".png")
    subprocess.run(["convert", "-size", "600x850", "xc:white", "-fill", "black", "-draw", f"rectangle 50,50 {100 + number * 40},90", picture], check=True)
    subprocess.run(["img2pdf", picture, "-o", path], check=True)
    Path(picture).unlink()
    os.utime(path, (time.time() - 60, time.time() - 60))
