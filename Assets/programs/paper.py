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


page = weasyprint.HTML(string=sys.stdin.buffer.read().decode(), base_url=None, url_fetcher=refuse)
# Called "variant" until version 58, "pdf_variant" since.
name = "variant" if "variant" in inspect.signature(page.write_pdf).parameters else "pdf_variant"
page.write_pdf(sys.stdout.buffer, **{name: "pdf/ua-1"})
