"""A visitor without a browser: keeps its cookies, reads forms and sends them. Used where many are needed, or rude ones."""

import http.client
import urllib.parse
from html.parser import HTMLParser


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @property
    def location(self):
        return self.headers.get("Location", "")

    def forms(self):
        reader = FormReader()
        reader.feed(self.text)
        return reader.forms

    def form(self, action):
        """The form whose address holds `action`."""
        found = [form for form in self.forms() if action in form["action"]]
        assert found, f"No form to {action} on:\n{self.text}"
        return found[0]


class Visitor:
    def __init__(self, port, source="127.0.0.1", timeout=20):
        self.port, self.source, self.timeout = port, source, timeout
        self.cookies = {}

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout, source_address=(self.source, 0))
        try:
            sent = {"Host": f"localhost:{self.port}", **(headers or {})}
            if self.cookies:
                sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body=body, headers=sent)
            received = connection.getresponse()
            answer = Answer(received.status, received.headers, received.read())
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def get(self, path):
        return self.request("GET", path.partition("#")[0])

    def post(self, path, fields):
        body = urllib.parse.urlencode(fields, doseq=True)
        return self.request("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, form, **answers):
        """The form as it stands on the page, with these answers."""
        return self.post(form["action"], {**form["fields"], **answers})

    def token(self, path="/suivi"):
        return self.get(path).form(path)["fields"]["_jeton"]

    def start(self, slug):
        """A new draft of this procedure: the address of its first page."""
        started = self.send(self.get(f"/demarches/{slug}").form("/brouillons"))
        assert started.status == 303, (started.status, started.text)
        return started.location

    def answer(self, path, **answers):
        """Answers one page; the address it leads to."""
        sent = self.send(self.get(path).form(path.partition("?")[0].partition("#")[0]), **answers)
        assert sent.status == 303, (path, sent.status, sent.text)
        return sent.location

    def sign_in(self, email, password):
        sent = self.send(self.get("/bureau/connexion").form("/bureau/connexion"), email=email, mot_de_passe=password)
        assert sent.status == 303, (sent.status, sent.text)
        return self


class FormReader(HTMLParser):
    """Forms, and the fields they would send untouched."""

    def __init__(self):
        super().__init__()
        self.forms, self.form, self.area, self.select = [], None, None, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.form = {"action": given.get("action", ""), "method": given.get("method", "get"), "fields": {}, "names": []}
            self.forms.append(self.form)
        if self.form is None:
            return
        name = given.get("name")
        if name and tag in ("input", "textarea", "select"):
            self.form["names"].append((name, given.get("type", tag)))
        if tag == "input" and name and given.get("type") not in ("radio", "checkbox", "file", "submit"):
            self.form["fields"][name] = given.get("value", "")
        if tag == "input" and name and given.get("type") in ("radio", "checkbox") and "checked" in given:
            self.form["fields"][name] = given.get("value", "on")
        if tag == "textarea":
            self.area = name
            self.form["fields"][name] = ""
        if tag == "select":
            self.select = name
        if tag == "option" and self.select and (self.select not in self.form["fields"] or "selected" in given):
            self.form["fields"][self.select] = given.get("value", "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        if tag == "textarea":
            self.area = None
        if tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area and self.form:
            self.form["fields"][self.area] += data
