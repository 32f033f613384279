"""The measure itself, against published values (cnumr/ecoindex_reference, law.md §5.3)."""

import pytest

import ecoindex

PUBLISHED = [
    (0, 0, 0, 100), (47, 2, 1.37, 95), (240, 20, 331, 83), (300, 25, 300, 80), (400, 30, 500, 74), (100, 100, 100, 72),
    (100, 100, 1000, 67), (600, 40, 1024, 61), (200, 200, 10000, 46), (693, 78, 2420, 44), (2240, 100, 310182.902, 16), (2355, 267, 2493, 10),
]


@pytest.mark.parametrize("elements, requests, kilobytes, expected", PUBLISHED)
def test_the_score_is_the_published_one(elements, requests, kilobytes, expected):
    assert ecoindex.score(elements, requests, kilobytes) == expected
