import Core

extension FieldReader {
    /// No text is longer, in characters.
    static let longestText = 10_000

    func text(_ rule: TextRule, _ clean: (String) throws(Unreadable) -> String) -> Reading {
        guard let typed = typed() else { return .blank }
        do {
            let text = try clean(typed)
            return Self.refusal(of: text, rule).map { refused($0, understood: .text(text)) } ?? .text(text)
        } catch {
            return refused(error)
        }
    }

    private static func refusal(of text: String, _ rule: TextRule) -> Unreadable? {
        let longest = min(rule.longest ?? longestText, longestText)
        // Characters are counted, which is slow, only when bytes leave a doubt. One character may carry any number of accents: those have a bound too.
        if text.utf8.count > longest, text.count > longest || text.unicodeScalars.count > 4 * longest + 32 {
            return Unreadable("forms.text.long", ["longest": String(longest), "extra": String(max(1, text.count - longest))])
        }
        if let shortest = rule.shortest, text.utf8.count < shortest || text.count < shortest {
            return Unreadable("forms.text.short", ["shortest": String(shortest)])
        }
        return nil
    }

    /// A short text beside the main answer.
    func shortLine(_ typed: String, longest: Int) throws(Unreadable) -> String {
        let text = try Typed.line(typed)
        if let refusal = Self.refusal(of: text, TextRule(longest: longest)) { throw refusal }
        return text
    }

    func email(_ typed: String) throws(Unreadable) -> String {
        if typed.utf8.count > 1_000 { throw Unreadable("forms.email.unknown") }
        if let address = EmailAddress(typed) { return address.description }
        guard typed.contains("@") else { throw Unreadable("forms.email.at") }
        if let suggestion = Self.mended(typed) { throw Unreadable("forms.email.suggestion", ["suggestion": suggestion]) }
        throw Unreadable("forms.email.unknown")
    }

    /// The address that was probably meant: without spaces, accents or `<…>`, with a dot for a comma.
    private static func mended(_ typed: String) -> String? {
        var text = Text.folded(typed).filter { !$0.isWhitespace && !"<>()\"".contains($0) }.replacing(",", with: ".").replacing(";", with: ".")
        if text.hasPrefix("mailto:") { text.removeFirst("mailto:".count) }
        while text.contains("..") { text = text.replacing("..", with: ".") }
        text = text.replacing(".@", with: "@").replacing("@.", with: "@").replacing("@@", with: "@")
        while text.hasSuffix(".") { text.removeLast() }
        return EmailAddress(text)?.description
    }

    func appointment() -> Reading {
        do {
            // The hours of `name.hours` come last, on a line of their own.
            let wishes = try [typed(), typed("hours")].compactMap(\.self).map { typed throws(Unreadable) in try Typed.lines(typed) }
            let text = wishes.joined(separator: "\n")
            return Self.refusal(of: text, TextRule(longest: 2_000)).map { refused($0, understood: .text(text)) } ?? .text(text)
        } catch {
            return refused(error)
        }
    }
}
