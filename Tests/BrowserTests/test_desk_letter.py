"""An agent reads the letter of a decision before sending it, with and without scripts."""

import subprocess

import pytest

import walking


@pytest.mark.parametrize("script", [True, False])
def test_the_letter_of_a_refusal_is_seen_as_often_as_wanted_before_it_is_sent(new_person, script, tmp_path):
    agent = new_person(script=script, width=1280, height=900)
    walking.sign_in(agent, "rokia.diombana@admiville.example")
    path = to_be_decided(agent)
    agent.goto(f"{path}/actions/reject")
    agent.get_by_label("Motif").fill("Ce n'est pas dans nos registres.")

    for number in range(2):
        with agent.expect_download() as letter:
            agent.get_by_role("button", name="Voir la lettre avant d'envoyer").click()
        letter.value.save_as(tmp_path / f"{number}.pdf")

    text = subprocess.run(["pdftotext", tmp_path / "1.pdf", "-"], capture_output=True, text=True, timeout=20).stdout
    assert "Projet" in text and "Ce n'est pas dans nos registres." in text and "Rokia Diombana" in text
    assert agent.get_by_label("Motif").input_value() == "Ce n'est pas dans nos registres."
    agent.goto(path)
    assert agent.get_by_role("link", name="Refuser").is_visible()


def to_be_decided(agent):
    """The path of a request that this agent may refuse, taken if need be: not every request ends with a decision."""
    agent.goto("/bureau?etape=open")
    for path in agent.locator("tbody th a").evaluate_all("all => all.map(one => one.getAttribute('href'))"):
        agent.goto(path)
        take = agent.get_by_role("button", name="Prendre en charge")
        if take.count():
            take.click()
            agent.wait_for_load_state()
        if agent.get_by_role("link", name="Refuser").count():
            return path
    raise AssertionError("No request of this agent ends with a decision.")
