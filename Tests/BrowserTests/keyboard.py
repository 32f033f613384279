"""A person who has no mouse: everything is reached with Tab."""


class Keyboard:
    MOST = 400

    def __init__(self, page):
        self.page = page

    def reach(self, test, what):
        """Goes on with Tab until the element that has the focus passes `test`, an expression on `one`."""
        for _ in range(self.MOST):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"(one => !!one && ({test}))(document.activeElement)"):
                return
        raise AssertionError(f"{what} cannot be reached with the keyboard on {self.page.url}")

    def follow(self, text):
        self.reach(f"one.matches('a') && one.innerText.trim().startsWith({text!r})", f"link {text}")
        self.enter()

    def press(self, text):
        self.reach(f"one.matches('button') && one.innerText.trim().startsWith({text!r})", f"button {text}")
        self.enter()

    def enter(self):
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def fill(self, name, text):
        self.reach(f"one.name === {name!r}", name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, name, label):
        """An option of a list: from the first, arrows go down to it."""
        self.reach(f"one.name === {name!r} && one.matches('select')", name)
        self.page.keyboard.press("Home")
        for _ in range(60):
            chosen = self.page.evaluate("document.activeElement.selectedOptions[0].label")
            # French texts are typeset with no-break spaces.
            if chosen.replace("\u00a0", " ").replace("\u202f", " ").startswith(label):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} has no {label}")

    def tick(self, name, value=None):
        extra = f" && one.value === {value!r}" if value else ""
        self.reach(f"one.name === {name!r}{extra}", f"{name} {value or ''}")
        self.page.keyboard.press("Space")

    def pick(self, name, value):
        """One of several round buttons: Tab enters the group, arrows move in it."""
        self.reach(f"one.name === {name!r}", name)
        self.page.keyboard.press("Space")
        for _ in range(30):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name} has no {value}")
