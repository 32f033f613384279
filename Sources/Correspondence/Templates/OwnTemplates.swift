import Core
import Definitions
import Mustache

/// Mails and papers as a procedure words them. What the law wants on each is added here, whatever the procedure wrote: who answers and where the
/// request stands; the missing pieces and what becomes of the delay (CRPA L114-5); all of an acknowledgement (R112-11-1); for a decision the
/// author, the date, and for a refusal the reasons and the remedies (L211-2, L212-1, CJA R421-5).
extension TemplateBook {
    /// - Throws: ``TemplateFault``.
    func mail(_ own: WrittenTemplate, _ values: [String: TemplateValue]) throws -> (subject: HeaderText, text: String, html: String) {
        mail(try mailTemplate(own, values), values)
    }

    /// The same as the page of a letter.
    func letter(ofMail own: WrittenTemplate, _ values: [String: TemplateValue]) throws -> String {
        letter(of: try mailTemplate(own, values), values)
    }

    private func mailTemplate(_ own: WrittenTemplate, _ values: [String: TemplateValue]) throws -> MailTemplate {
        let names = TemplateShape.own(own)
        try own.checkAsMail(names)
        let parts = Self.parts(after: own, values).map { "{{> \($0)}}" }
        let text = (["{{% CONTENT_TYPE:\(ContentTypes.light)}}\nObjet : \(own.heading)\n", own.text] + parts).joined(separator: "\n\n")
        return try MailTemplate(text, named: own.name, names: names, parts: mailPartTexts)
    }

    private static func parts(after own: WrittenTemplate, _ values: [String: TemplateValue]) -> [String] {
        let said = own.names
        let asksForPieces = values["pieces"] != nil
        let parts: [String?] = [
            asksForPieces && !said.contains("pieces") ? "pieces" : nil, asksForPieces && !said.contains("answer_by") ? "deadline" : nil,
            own.name == Letters.receipt ? "acknowledgement" : nil, said.contains("link") ? nil : "link", "service",
            values["rating"] == nil || said.contains("rating") ? nil : "rating",
        ]
        return parts.compactMap(\.self)
    }

    /// The page that becomes a PDF.
    /// - Throws: ``TemplateFault``.
    func paper(_ own: WrittenTemplate, _ values: [String: TemplateValue], isRefusal: Bool) throws -> String {
        try paperPage.render(around(own, values, isRefusal).mustache, library: pageParts)
    }

    /// What the procedure wrote and the reasons, without the page around.
    func paperBody(_ own: WrittenTemplate, _ values: [String: TemplateValue], isRefusal: Bool) throws -> String {
        try paperBody.render(around(own, values, isRefusal).mustache, library: pageParts)
    }

    private func around(_ own: WrittenTemplate, _ values: [String: TemplateValue], _ isRefusal: Bool) throws -> [String: TemplateValue] {
        try own.checkAsPaper(TemplateShape.own(own))
        let isRefusal = isRefusal || own.name == Letters.refusal
        let frame: [String: TemplateValue?] = [
            "title": .text(LightText(try own.heading.filled(values)).plain.split(separator: "\n").joined(separator: " ")),
            "blocks": LightText(try own.text.filled(values)).values, "is_refusal": isRefusal ? .yes : nil,
            "shows_reasons": isRefusal && !own.names.contains("message") ? .yes : nil,
        ]
        return values.filter { $0.key != "link" }.merging(frame.compactMapValues(\.self)) { $1 }
    }
}

extension String {
    /// As a light text.
    fileprivate func filled(_ values: [String: TemplateValue]) throws -> String {
        try MustacheTemplate(string: "{{% CONTENT_TYPE:\(ContentTypes.light)}}\n" + Typography.french(self)).render(values.mustache)
    }
}

extension WrittenTemplate {
    /// From the page of a letter: its title, and its own paragraphs one after the other. What the product puts on every letter is left out.
    init?(page: String, named name: String) {
        guard let title = page.firstMatch(of: /<h1>(.+)<\/h1>/) else { return nil }
        let own = page[title.range.upperBound...].split(separator: "\n").prefix { !$0.hasPrefix("{{> letter-sign") }
        let lines = own.map { line in
            line.hasPrefix("<h2>") ? "## " + Self.words(of: line) : Self.words(of: line)
        }
        self.init(name: name, heading: String(title.output.1), text: lines.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n")
    }

    private static func words(of line: Substring) -> String { line.hasPrefix("{{>") ? "" : Text.trimmed(String(line.replacing(/<[^>]+>/, with: ""))) }

    /// From a file of mails: its subject, and its text without the parts that it includes.
    init?(file: String, named name: String) {
        let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2, let subject = lines[1].wholeMatch(of: /Objet\s*:\s*(\S.*)/) else { return nil }
        let text = lines.dropFirst(2).filter { !$0.hasPrefix("{{>") }.joined(separator: "\n").replacing(/\n{3,}/, with: "\n\n")
        self.init(name: name, heading: String(subject.output.1), text: Text.trimmed(text) + "\n")
    }
}
