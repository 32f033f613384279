"""Where the installation asks for work, a browser does it unseen, and whoever has no scripts waits six seconds."""

import time

import pytest
from town import Town


@pytest.fixture(scope="module")
def guarded():
    town = Town(dossiers=0)
    town.environment["ADMILIB_PROOF_OF_WORK"] = "12"
    town.start()
    yield town
    town.remove()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def person(chromium, guarded, request):
    context = chromium.new_context(
        java_script_enabled=request.param, viewport={"width": 320, "height": 640}, locale="fr-FR", base_url=guarded.url)
    yield context.new_page(), request.param
    context.close()


def test_a_draft_begins(person):
    page, has_scripts = person
    page.goto("/demarches/acte-naissance")
    page.get_by_role("button", name="Commencer").first.click()
    if not has_scripts:
        assert page.get_by_role("heading", level=1).inner_text() == "Encore un instant"
        time.sleep(6.2)
        page.get_by_role("button", name="Continuer").click()
    page.wait_for_url("**/brouillons/*/**")


def test_a_request_is_looked_for(person):
    page, has_scripts = person
    page.goto("/suivi")
    page.get_by_label("Numéro").fill("7K3M-Q2XN-8W4P")
    page.get_by_label("mail").first.fill("amina@exemple.example")
    page.get_by_role("main").get_by_role("button").first.click()
    if not has_scripts:
        time.sleep(6.2)
        page.get_by_role("button", name="Continuer").click()
    # What was typed came through.
    page.get_by_text("Il y a une chose à corriger").wait_for()
    assert page.locator("[name=numero]").input_value() == "7K3M-Q2XN-8W4P"
