import Core
import Web

/// The sheets to hand over, a page each: the questions of the online rating, boxes to tick, and a code that serves once. Nothing of the person, nothing of
/// the request.
struct RatingSheetPaper {
    let procedure: String
    let codes: [SheetCode]
    let site: Site
    let words: Words

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head><meta charset="utf-8"><title>\(words("insight.rating.title"))</title><meta name="author" content="\(site.name)"><style>\(Self.style)</style></head>
        <body>\(codes.map(sheet))</body>
        </html>
        """
    }

    private func sheet(_ code: SheetCode) -> HTML {
        """
        <section><p>\(site.name)</p><h1>\(words("insight.rating.title"))</h1>
        <p class="procedure">\(procedure)</p>
        <p>\(words("insight.sheet.how"))</p>
        \(question(1, "satisfaction", Satisfaction.allCases.map { words("insight.rating.satisfaction.\($0.rawValue)") }, inline: true))
        \(question(2, "comprehension", Comprehension.allCases.reversed().map { words("insight.rating.comprehension.\($0.rawValue)") }))
        \(question(3, "contact_tried", ContactTried.allCases.map { words("insight.rating.contact_tried.\($0.rawValue)") }, hint: words("insight.rating.contact_tried.hint")))
        <p class="follow">\(words("insight.rating.contact_reached")) \([words("insight.rating.yes"), words("insight.rating.no")].map(box))</p>
        <h2>\(words("insight.rating.verbatim"))</h2><div class="line"></div><div class="line"></div><div class="line"></div>
        <p class="small">\(words("insight.sheet.anonymous"))</p>
        <p class="code">\(words("insight.paper.code")) <strong>\(code.description)</strong></p>
        <p class="small">\(words("insight.sheet.agent", ["address": "\(site.baseURL.replacing("https://", with: ""))\(PaperRatingController.path)"]))</p></section>
        """
    }

    private func question(_ number: Int, _ name: String, _ options: [String], hint: String? = nil, inline: Bool = false) -> HTML {
        let boxes: HTML = inline ? "<p>\(options.map(box))</p>" : "<ul>\(options.map { "<li>\(box($0))</li>" as HTML })</ul>"
        return """
            <h2>\(number). \(words("insight.rating.\(name)"))</h2>\(hint.map { "<p class=\"small\">\($0)</p>" as HTML })\(boxes)
            """
    }

    private func box(_ label: String) -> HTML { "<span class=\"option\"><span class=\"box\"></span> \(label)</span> " }

    private static let style: HTML = """
        @page { size: A4; margin: 15mm 18mm; }
        html { font: 12pt/1.3 Lato, "DejaVu Sans", sans-serif; color: #000; }
        section { break-after: page; }
        section:last-child { break-after: auto; }
        p { margin: 1.5mm 0; }
        h1 { font-size: 20pt; line-height: 1.2; margin: 2mm 0; }
        h2 { font-size: 13pt; margin: 4mm 0 1mm; break-after: avoid; }
        ul { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 6mm; }
        li { margin: 1mm 0; break-inside: avoid; padding-left: 6mm; text-indent: -6mm; }
        .procedure { font-weight: bold; }
        .option { margin-right: 8mm; }
        li .option { margin-right: 0; }
        .box { display: inline-block; width: 4mm; height: 4mm; border: 0.4mm solid #000; vertical-align: -0.6mm; }
        li .box { margin-right: 1mm; }
        .follow { margin-top: 3mm; }
        .line { border-bottom: 0.3mm solid #000; height: 8mm; }
        .code { font-size: 14pt; margin: 5mm 0 1mm; }
        .code strong { font-family: "DejaVu Sans Mono", monospace; font-size: 18pt; }
        .small { font-size: 10pt; }
        """
}
