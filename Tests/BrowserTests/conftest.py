"""What the browser tests share: one served town with its mail server, one browser, and the log when something fails."""

import pytest
from playwright.sync_api import sync_playwright

from mailbox import Mailbox
from town import Town


@pytest.fixture(scope="session")
def mailbox():
    box = Mailbox()
    yield box
    box.stop()


@pytest.fixture(scope="session")
def town(mailbox):
    town = Town(smtp=mailbox.address).start()
    yield town
    town.remove()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def new_person(chromium, town):
    """Makes somebody's browser: nothing kept from another, French, on a phone unless told."""
    contexts = []

    def make(script=True, width=320, height=640):
        context = chromium.new_context(
            base_url=town.url, locale="fr-FR", timezone_id="Europe/Paris", java_script_enabled=script,
            viewport={"width": width, "height": height},
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    town = getattr(item, "funcargs", {}).get("town")
    if report.failed and town:
        report.sections.append(("log of the server", "\n".join(town.log.splitlines()[-40:])))
