import Core

extension PaperForm {
    /// A page that WeasyPrint makes a PDF of, whole in itself: A4, tagged (PDF/UA), to fill in with a pen or on the screen. Every text is escaped.
    ///
    /// An answer is an `<a class="field" href="field:…">`: `Assets/programs/paper.py` makes a form field of each. Links are the one thing that every version of
    /// WeasyPrint places and tags; its own fields exist since version 58 only, and are not tagged in all.
    public var html: String {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <title>\(XML.escaped(title))</title>
        <meta name="author" content="\(XML.escaped(address.organisation))">
        <style>\(Self.style)</style>
        </head>
        <body>
        <p class="town">\(XML.escaped(address.organisation))</p>
        <h1>\(XML.escaped(title))</h1>
        \(opening)
        \(sections.map(html).joined(separator: "\n"))
        \(piecesHTML)
        \(signature)
        \(returning)
        \(notice)
        </body>
        </html>

        """
    }

    private var opening: String {
        var lines = [summary, price]
        if !delay.isEmpty { lines.append(words("definitions.paper.delay", ["delay": delay])) }
        lines.append(words("definitions.paper.how"))
        if !address.phone.isEmpty { lines.append(words("definitions.paper.help", ["phone": address.phone])) }
        return "<div class=\"opening\">\(lines.filter { !$0.isEmpty }.map(paragraph).joined())</div>"
    }

    private func paragraph(_ text: String) -> String { "<p>\(XML.escaped(text))</p>" }

    private func html(_ section: PaperSection) -> String {
        let condition = section.condition.map { "<p class=\"if\">\(XML.escaped($0))</p>" } ?? ""
        let introduction = section.introduction.map(LightPaper.html) ?? ""
        let items = section.items.map { item in
            switch item {
            case .question(let question): PaperQuestionHTML(words: words).html(question)
            case .heading(let text, let level, let condition): conditioned("<h\(level + 1)>\(XML.escaped(text))</h\(level + 1)>", condition)
            case .note(let title, let text, let condition):
                conditioned("<div class=\"note\"><p><strong>\(XML.escaped(title))</strong></p>\(LightPaper.html(text))</div>", condition)
            }
        }
        return "<h2>\(section.number). \(XML.escaped(section.title))</h2>\(condition)\(introduction)\(items.joined(separator: "\n"))"
    }

    private func conditioned(_ html: String, _ condition: String?) -> String {
        (condition.map { "<p class=\"if\">\(XML.escaped($0))</p>" } ?? "") + html
    }

    private var piecesHTML: String {
        let title = "<h2>\(XML.escaped(words("definitions.paper.pieces.title")))</h2>"
        guard !pieces.isEmpty else { return title + paragraph(words("definitions.paper.pieces.none")) }
        return title + "<ul class=\"pieces\">\(pieces.map(html).joined())</ul>"
    }

    private func html(_ piece: PaperPiece) -> String {
        var html = "<li>" + (piece.condition.map { "<span class=\"if\">\(XML.escaped($0))</span> " } ?? "")
        html += "<strong>\(XML.escaped(piece.label))</strong>"
        if let hint = piece.hint { html += "<br>\(XML.escaped(hint))" }
        if piece.isIndispensable { html += "<br>\(XML.escaped(words("definitions.paper.indispensable")))" }
        return html + "<br><span class=\"small\">\(XML.escaped(words("definitions.paper.pieces.basis", ["basis": piece.legalBasis])))</span></li>"
    }

    private var signature: String {
        let field = PaperQuestionHTML(words: words)
        return """
            <div class="sign"><h2>\(XML.escaped(words("definitions.paper.sign.title")))</h2>
            <table><tr><td>\(field.line(named: "sign.place", saying: words("definitions.paper.sign.place")))</td>\
            <td>\(field.line(named: "sign.date", saying: words("definitions.paper.sign.date")))</td></tr></table>
            <p class="hint">\(XML.escaped(words("definitions.paper.sign.signature")))</p><p class="space"> </p></div>
            """
    }

    private var returning: String {
        let lines = [address.organisation, address.unit] + address.address.split(separator: "\n").map(String.init) + [address.openingHours]
        return """
            <div class="return"><h2>\(XML.escaped(words("definitions.paper.return.title")))</h2>
            \(paragraph(words("definitions.paper.return.text")))
            <p class="address">\(lines.filter { !$0.isEmpty }.map(XML.escaped).joined(separator: "<br>"))</p></div>
            """
    }

    private var notice: String {
        guard let data else { return "" }
        var lines = [
            words("definitions.paper.data.purpose", ["purpose": data.purpose]), words("definitions.paper.data.basis", ["basis": data.basis]),
        ]
        lines.append(words("definitions.paper.data.recipients", ["recipients": data.recipients.joined(separator: ", ")]))
        if !data.sources.isEmpty { lines.append(words("definitions.paper.data.sources", ["sources": data.sources.joined(separator: ", ")])) }
        if let retention { lines.append(words("definitions.paper.data.kept", ["retention": retention])) }
        lines.append(words("definitions.paper.data.rights"))
        let title = XML.escaped(words("definitions.paper.data.title"))
        return "<div class=\"small notice\"><h2>\(title)</h2><p>\(lines.map(XML.escaped).joined(separator: " "))</p></div>"
    }
}
