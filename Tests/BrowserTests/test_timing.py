"""A browser tells how long a page took only once its owner agreed, and never which request it was."""

import pytest

# What says to be a program is not measured: this is a telephone.
TELEPHONE = "Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"


@pytest.fixture
def telephone(chromium, town):
    context = chromium.new_context(user_agent=TELEPHONE, viewport={"width": 320, "height": 640}, locale="fr-FR", base_url=town.url)
    yield context.new_page()
    context.close()


def sent_by(page, path):
    told = []
    page.on("request", lambda request: told.append(request.post_data) if request.url.endswith("/qualite/vitesse/mesures") else None)
    page.goto(path)
    page.wait_for_timeout(500)
    return told


def test_nothing_leaves_before_an_agreement(telephone):
    assert sent_by(telephone, "/demarches/acte-naissance") == []


def test_the_page_and_its_time_leave_after_it_and_no_more(telephone):
    telephone.goto("/qualite/vitesse")
    telephone.get_by_role("button", name="J’accepte de mesurer").click()
    telephone.get_by_role("button", name="Arrêter de mesurer").wait_for()
    told = sent_by(telephone, "/demarches/acte-naissance")
    assert len(told) == 1
    label, milliseconds = told[0].split("\n")
    assert label.split(" ")[1:] == ["/demarches/:slug", "acte-naissance"]
    assert int(milliseconds) > 0
