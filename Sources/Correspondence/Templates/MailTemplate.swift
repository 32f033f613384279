import Core
import Definitions
import Mustache

/// The text of a mail: `Objet : …` on the line after the content type, then light text.
struct MailTemplate: Sendable {
    private let subject: MustacheTemplate
    private let body: MustacheTemplate

    /// - Parameter parts: what several mails say, by name.
    init(_ text: String, named name: String, names: [String: TemplateShape], parts: [String: String]) throws {
        let check = TemplateCheck(name: name, contentType: ContentTypes.light, parts: parts)
        try check.check(text, names: names)
        let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, let match = lines[1].wholeMatch(of: /Objet\s*:\s*(\S.*)/) else {
            throw TemplateFault(template: name, line: 2, reason: .noSubject, tag: "")
        }
        for tag in try TemplateTags.read(lines[1], firstLine: 2, in: name) where !Self.namesInSubject.contains(tag.name) {
            throw TemplateFault(template: name, line: 2, reason: .subjectTellsTooMuch, tag: tag.name)
        }
        subject = try MustacheTemplate(string: "\(lines[0])\n\(Typography.french(String(match.output.1)))")
        body = try MustacheTemplate(string: "\(lines[0])\n\(Typography.french(String(lines[2])))")
    }

    private static let namesInSubject: Set = ["reference", "organisation.name"]

    func render(_ values: [String: TemplateValue], library: MustacheLibrary) -> (subject: HeaderText, text: LightText) {
        (renderSubject(values, library: library), LightText(body.render(values.mustache, library: library)))
    }

    func renderSubject(_ values: [String: TemplateValue], library: MustacheLibrary) -> HeaderText {
        HeaderText(flattening: LightText(subject.render(values.mustache, library: library)).plain)
    }
}

extension [String: TemplateValue] {
    /// As Mustache reads values.
    var mustache: [String: Any] { mapValues(\.mustache) }
}

extension TemplateValue {
    fileprivate var mustache: Any {
        switch self {
        case .text(let text): text
        case .list(let values): values.map(\.mustache)
        case .group(let values): values.mustache
        case .yes: true
        }
    }
}
