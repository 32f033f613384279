"""Makes a tagged PDF (PDF/UA-1) of the page given on standard input. Run by Papers/PaperMaker.swift, one page a process."""
import inspect
import resource
import sys

# A page that would eat the machine stops here. CPU: seconds; memory: bytes.
resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

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


if weasyprint.__version__.startswith("57."):
    mark_once()

page = weasyprint.HTML(string=sys.stdin.buffer.read().decode(), base_url=None, url_fetcher=refuse)
# Called "variant" until version 58, "pdf_variant" since.
name = "variant" if "variant" in inspect.signature(page.write_pdf).parameters else "pdf_variant"
page.write_pdf(sys.stdout.buffer, **{name: "pdf/ua-1"})
