"""The addresses of the town, brought by a command: a file that was cut while it was downloaded changes nothing."""

import gzip

import pytest

from town import PROJECT


def test_a_cut_file_changes_nothing_and_a_whole_one_takes_its_place(town, tmp_path):
    before = town.command("addresses")
    whole = gzip.compress((PROJECT / "Assets/demo/adresses.csv").read_bytes())
    file = tmp_path / "adresses.csv.gz"
    file.write_bytes(whole[: len(whole) * 2 // 3])

    with pytest.raises(AssertionError, match="cut or damaged"):
        town.command("addresses", "import", str(file))

    assert town.command("addresses") == before
    file.write_bytes(whole)
    assert "448 addresses" in town.command("addresses", "import", str(file))
