"""Makes a tagged PDF (PDF/UA-1) of the page given on standard input. Run by Papers/PaperMaker.swift, one page a process."""
import inspect
import resource
import sys
from urllib.parse import parse_qs, unquote

# A page that would eat the machine stops here. CPU: seconds; memory: bytes.
resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

import pydyf
import weasyprint


def refuse(url, *others, **more):
    """A letter is whole in itself: it fetches nothing from the network nor from the disk."""
    raise ValueError("letters fetch nothing")


def mark_once():
    """WeasyPrint 57, that of Debian 12, marks a page and each block around the blocks that it holds: screen readers would say everything twice.

    Here only what holds lines of text is marked; the tree of tags above it is made from the elements all the same. Later versions need none of this.
    """
    from weasyprint.formatting_structure import boxes
    from weasyprint.pdf.stream import Stream

    begin, end = Stream.begin_marked_content, Stream.end_marked_content

    def begin_if_text(self, box, mcid=False, tag=None):
        holds_blocks = isinstance(box, boxes.ParentBox) and not isinstance(box, (boxes.InlineBox, boxes.LineBox))
        marked = not holds_blocks or bool(box.children) and isinstance(box.children[-1], boxes.LineBox)
        self.__dict__.setdefault("marks", []).append(marked)
        if marked:
            begin(self, box, mcid=mcid, tag=tag)

    def end_if_begun(self):
        if self.marks.pop():
            end(self)

    Stream.begin_marked_content, Stream.end_marked_content = begin_if_text, end_if_begun


def mark_fields():
    """WeasyPrint 57 has no tag for the links that stand for fields: see make_fields."""
    from weasyprint.pdf.stream import Stream

    tag_of = Stream.get_marked_content_tag
    Stream.get_marked_content_tag = lambda self, name: "Form" if name == "a" else tag_of(self, name)


def make_fields(document, pdf):
    """Makes a form field of each link to "field:name?kind=…&title=…" (written by Definitions/Paper/PaperQuestionHTML.swift).

    WeasyPrint places links and tags them in all its versions; its own fields are recent, and their tags more so. ISO 14289-1, 7.18.1 and 7.18.4:
    a widget has a name to be said, and stands in a Form element of the structure.
    """
    objects = {thing.reference: thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)}
    annotations = [thing for thing in objects.values() if thing.get("Subtype") == "/Link" and address_of(thing).startswith("field:")]
    if not annotations:
        return
    tag_fields(pdf, objects, annotations)
    form = Fields(pdf)
    for annotation in annotations:
        form.add(annotation)
    form.finish()


def address_of(annotation):
    address = annotation.get("A", {}).get("URI", "")
    text = getattr(address, "string", address)
    return text.decode() if isinstance(text, bytes) else text


def tag_fields(pdf, objects, annotations):
    """Every field's element of the structure becomes a Form that holds the field."""
    holders = {thing["Obj"]: thing for thing in objects.values() if thing.get("Type") == "/OBJR"}
    if all(annotation.reference in holders for annotation in annotations):
        fields = {holders[annotation.reference].reference for annotation in annotations}
        for thing in objects.values():
            if thing.get("S") == "/Link" and fields.intersection(kid for kid in thing["K"] if isinstance(kid, bytes)):
                thing["S"] = "/Form"
        return
    # Version 57: elements and links are both in the order of the page.
    elements = [thing for thing in objects.values() if thing.get("S") == "/Form"]
    if len(elements) != len(annotations):
        raise ValueError(f"{len(annotations)} fields and {len(elements)} elements")
    numbers = objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    for element, annotation in zip(elements, annotations):
        holder = pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": element["Pg"]})
        pdf.add_object(holder)
        element["K"].append(holder.reference)
        annotation["StructParent"] = len(numbers) // 2
        numbers.extend([annotation["StructParent"], element.reference])


class Fields:
    """The form of a PDF (ISO 32000-1, 12.7)."""

    PRINTED = 4
    MULTILINE, COMB, RADIO, NEVER_EMPTIED = 1 << 12, 1 << 24, 1 << 15, 1 << 14

    def __init__(self, pdf):
        self.pdf = pdf
        self.fields = pydyf.Array()
        self.groups = {}

    def add(self, annotation):
        name, _, query = address_of(annotation)[len("field:"):].partition("?")
        values = {key: texts[0] for key, texts in parse_qs(query).items()}
        # A full stop would separate a field from its group (12.7.3.2).
        name = unquote(name).replace(".", "/")
        for key in ("A", "BS", "Contents", "Dest"):
            annotation.pop(key, None)
        left, bottom, right, top = annotation["Rect"]
        annotation["Rect"] = pydyf.Array([min(left, right), min(bottom, top), max(left, right), max(bottom, top)])
        annotation.update({"Subtype": "/Widget", "F": self.PRINTED, "TU": pydyf.String(values.get("title", name))})
        kind = values.get("kind", "text")
        if kind == "radio":
            self.choose(annotation, name, values)
        elif kind == "box":
            self.tick(annotation, "/".join([name, values["value"]]) if "value" in values else name)
        else:
            self.write(annotation, name, kind)

    def write(self, annotation, name, kind):
        annotation.update({"FT": "/Tx", "T": pydyf.String(name), "DA": pydyf.String("/Helv 11 Tf 0 g")})
        if kind == "lines":
            annotation["Ff"] = self.MULTILINE
        elif kind.startswith("comb"):
            annotation.update({"Ff": self.COMB, "MaxLen": int(kind[4:])})
        self.fields.append(annotation.reference)

    def tick(self, annotation, name):
        annotation.update({"FT": "/Btn", "T": pydyf.String(name), "V": "/Off"})
        self.draw(annotation, "oui", lambda width, height: f"1.5 w {width * .2} {height * .5} m {width * .42} {height * .25} l {width * .8} {height * .8} l S")
        self.fields.append(annotation.reference)

    def choose(self, annotation, name, values):
        group = self.groups.get(name)
        if group is None:
            group = pydyf.Dictionary({
                "FT": "/Btn", "Ff": self.RADIO | self.NEVER_EMPTIED, "T": pydyf.String(name), "TU": pydyf.String(values.get("group", name)),
                "V": "/Off", "Kids": pydyf.Array()})
            self.pdf.add_object(group)
            self.groups[name] = group
            self.fields.append(group.reference)
        group["Kids"].append(annotation.reference)
        annotation["Parent"] = group.reference
        self.draw(annotation, f"v{len(group['Kids'])}", lambda width, height: f"{width * .3} {height * .3} {width * .4} {height * .4} re f")

    def draw(self, annotation, state, mark):
        """What a box looks like, ticked and not; no font, which would have to be embedded."""
        left, bottom, right, top = annotation["Rect"]
        width, height = right - left, top - bottom
        looks = {}
        for name, content in ((state, mark(width, height)), ("Off", "")):
            look = pydyf.Stream([content.encode()], {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, width, height])})
            self.pdf.add_object(look)
            looks[name] = look.reference
        annotation.update({"AS": "/Off", "AP": pydyf.Dictionary({"N": pydyf.Dictionary(looks)})})

    def finish(self):
        font = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"})
        self.pdf.add_object(font)
        form = pydyf.Dictionary({
            "Fields": self.fields, "NeedAppearances": "true", "DA": pydyf.String("/Helv 11 Tf 0 g"),
            "DR": pydyf.Dictionary({"Font": pydyf.Dictionary({"Helv": font.reference})})})
        self.pdf.add_object(form)
        self.pdf.catalog["AcroForm"] = form.reference


text = sys.stdin.buffer.read().decode()
if weasyprint.__version__.startswith("57."):
    mark_once()
    if 'href="field:' in text:
        mark_fields()

page = weasyprint.HTML(string=text, base_url=None, url_fetcher=refuse)
# Called "variant" until version 58, "pdf_variant" since.
name = "variant" if "variant" in inspect.signature(page.write_pdf).parameters else "pdf_variant"
page.write_pdf(sys.stdout.buffer, finisher=make_fields, **{name: "pdf/ua-1"})
