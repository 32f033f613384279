import Core

/// One question on paper.
struct PaperQuestionHTML {
    let words: Words

    func html(_ question: PaperQuestion) -> String { html(question, prefix: "", level: "question") }

    private func html(_ question: PaperQuestion, prefix: String, level: String) -> String {
        let name = prefix + question.name
        let condition = question.condition.map { "<p class=\"if\">\(XML.escaped($0))</p>" } ?? ""
        let optional = question.isRequired ? "" : " <span class=\"optional\">\(XML.escaped(words("definitions.paper.optional")))</span>"
        let hint = question.hint.map { "<p class=\"hint\">\(XML.escaped($0))</p>" } ?? ""
        let reason = question.reason.map { "<p class=\"hint\">\(XML.escaped(words("definitions.paper.why", ["reason": $0])))</p>" } ?? ""
        return """
            <div class="\(level)\(question.condition == nil ? "" : " depends")">\(condition)\
            <p class="label"><span class="number">\(question.number)</span> \(XML.escaped(question.label))\(optional)</p>\(hint)\(reason)\
            \(answer(question.answer, name, question.label))</div>
            """
    }

    private func answer(_ answer: PaperAnswer, _ name: String, _ label: String) -> String {
        switch answer {
        case .line(let letters?, _): comb(letters, name, label)
        case .line(nil, let unit): text(name, label, "line") + (unit.map { "<span class=\"unit\">\(XML.escaped($0))</span>" } ?? "")
        case .lines(let count): text(name, label, "lines lines\(count)")
        case .date: date(name, label)
        case .choice(let choices, let several, let other): self.choices(choices, several, other, name, label)
        case .address: address(name, label)
        case .statement(let statement): box(field("box", name, statement, "box"), statement)
        case .piece(let piece): joined(piece, name)
        case .rows(let questions, let row, let copies, let most): rows(questions, row, copies, most, name)
        }
    }

    /// What a screen reader says of a field is its title.
    private func field(_ kind: String, _ name: String, _ title: String, _ style: String, value: String? = nil, of group: String? = nil) -> String {
        let more = [("value", value), ("group", group), ("title", title)].compactMap { key, text in text.map { "&amp;\(key)=" + Self.encoded($0) } }
        let address = "field:\(Self.encoded(name))?kind=\(kind)" + more.joined()
        return "<a class=\"field \(style)\" href=\"\(address)\">&#160;</a>"
    }

    private func text(_ name: String, _ title: String, _ style: String) -> String {
        field(style.hasPrefix("lines") ? "lines" : "text", name, title, style)
    }

    func line(named name: String, saying label: String) -> String { "<p class=\"part\">\(XML.escaped(label))</p>" + text(name, label, "line") }

    private func comb(_ letters: Int, _ name: String, _ label: String) -> String {
        field("comb\(letters)", name, label, "comb comb\(letters)")
    }

    private func date(_ name: String, _ label: String) -> String {
        let parts = [("day", 2), ("month", 2), ("year", 4)].map { part, letters -> String in
            let said = words(UserMessage("definitions.paper.date.\(part)"))
            return "<td><p class=\"part\">\(XML.escaped(said))</p>\(comb(letters, "\(name).\(part)", "\(label), \(said)"))</td>"
        }
        return "<table class=\"date\"><tr>\(parts.joined())</tr></table>"
    }

    private func address(_ name: String, _ label: String) -> String {
        ["line", "complement", "postcode", "commune"].map { part in
            let said = words(UserMessage("definitions.paper.address.\(part)"))
            return "<p class=\"part\">\(XML.escaped(said))</p>"
                + (part == "postcode" ? comb(5, "\(name).postcode", "\(label), \(said)") : text("\(name).\(part)", "\(label), \(said)", "line"))
        }.joined()
    }

    private func joined(_ piece: String, _ name: String) -> String {
        let said = words("definitions.paper.piece.joined", ["piece": piece])
        return box(field("box", name, said, "box"), said)
    }

    private func choices(_ choices: [PaperChoice], _ several: Bool, _ allowsOther: Bool, _ name: String, _ label: String) -> String {
        let kind = several ? "box" : "radio"
        func one(_ name: String, _ choice: PaperChoice, of group: String) -> String {
            let said = choice.label + (choice.hint.map { " – \($0)" } ?? "")
            return box(field(kind, name, "\(group) \(choice.label)", kind, value: choice.key, of: group), said)
        }
        var html = several ? "<p class=\"hint\">\(XML.escaped(words("definitions.paper.several")))</p>" : ""
        for choice in choices {
            html += one(name, choice, of: label)
            html += choice.seconds.map { "<div class=\"second\">\(one("\(name).second", $0, of: choice.label))</div>" }.joined()
        }
        guard allowsOther else { return html }
        let other = PaperChoice(key: "autre", label: words("definitions.paper.other"), hint: nil)
        return html + one(name, other, of: label) + text("\(name).other", "\(label) \(other.label)", "line")
    }

    private func box(_ field: String, _ said: String) -> String { "<p class=\"choice\">\(field) \(XML.escaped(said))</p>" }

    private func rows(_ questions: [PaperQuestion], _ row: String, _ copies: Int, _ most: Int, _ name: String) -> String {
        let sheets = (0..<copies).map { index in
            let title = words("definitions.paper.row", ["row": row.prefix(1).uppercased() + row.dropFirst(), "number": "\(index + 1)"])
            let inside = questions.map { html($0, prefix: "\(name).\(index).", level: "inside") }.joined()
            return "<div class=\"row\"><p class=\"rowname\">\(XML.escaped(title))</p>\(inside)</div>"
        }
        let more = most > copies ? "<p class=\"hint\">\(XML.escaped(words("definitions.paper.more", ["most": "\(most)"])))</p>" : ""
        return sheets.joined() + more
    }

    /// For an address: letters and digits of ASCII, and the rest by its bytes.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 0x2E || byte == 0x5F
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
