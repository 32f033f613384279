import Core
import Web

/// The sheets to hand over, a page each: the questions, boxes to tick, lines to write on, and a code that serves once.
struct SheetPaper {
    let panel: Panel
    let codes: [SheetCode]
    let site: Site
    let words: Words

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head><meta charset="utf-8"><title>\(panel.details.title)</title><meta name="author" content="\(site.name)"><style>\(Self.style)</style></head>
        <body>\(codes.map(sheet))</body>
        </html>
        """
    }

    private func sheet(_ code: SheetCode) -> HTML {
        """
        <section><p>\(site.name)</p><h1>\(panel.details.title)</h1>
        <p>\(panel.details.why)</p>
        <p>\(words("panels.sheet.how", ["day": panel.details.closes.inWords(words.language)]))</p>
        \(panel.details.questions.map(question))
        <p class="small">\(words("panels.sheet.anonymous"))</p>
        <p class="code">\(words("panels.paper.code")) <strong>\(code.description)</strong></p>
        <p class="small">\(words("panels.sheet.agent", ["address": "\(site.baseURL.replacing("https://", with: ""))\(SheetController.path)"]))</p></section>
        """
    }

    private func question(_ question: PanelQuestion) -> HTML {
        let line: HTML = "<div class=\"line\"></div>"
        let answer: HTML =
            switch question.kind {
            case .scale: "<p class=\"small\">\(words("panels.scale.hint"))</p><p>\(question.values.map(box))</p>"
            case .choice: "<ul>\(question.values.map { "<li>\(box($0))</li>" as HTML })</ul>"
            case .text: "\(line)\(line)\(line)"
            }
        return "<h2>\(question.label)</h2>\(answer)"
    }

    private func box(_ value: String) -> HTML { "<span class=\"box\"></span> \(value)  " }

    private static let style: HTML = """
        @page { size: A4; margin: 18mm; }
        html { font: 12pt/1.4 Lato, "DejaVu Sans", sans-serif; color: #000; }
        section { break-after: page; }
        section:last-child { break-after: auto; }
        h1 { font-size: 20pt; line-height: 1.2; margin: 4mm 0; }
        h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; }
        ul { list-style: none; margin: 0; padding: 0; }
        li { margin: 1.5mm 0; }
        .box { display: inline-block; width: 4mm; height: 4mm; border: 0.4mm solid #000; vertical-align: -0.6mm; margin-left: 3mm; }
        .line { border-bottom: 0.3mm solid #000; height: 9mm; }
        .code { font-size: 14pt; margin: 8mm 0 2mm; }
        .code strong { font-family: "DejaVu Sans Mono", monospace; font-size: 18pt; }
        .small { font-size: 10pt; }
        """
}
