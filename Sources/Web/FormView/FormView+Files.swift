import Core
import Forms

extension FormView {
    /// The limits come before the input: nobody should choose a file to learn that it is too big.
    ///
    /// No `capture` on photos: it would force the camera open and hide the pictures already taken.
    func files(_ field: Field, _ name: String, _ rule: FileRule, isPhoto: Bool = false) -> HTML {
        let here = attachments[name] ?? []
        let question = question(field, name, hint: hint(field, rule, isPhoto))
        return question.single(
            """
            <div data-files>\(here.map { AttachmentItem($0, words: words) })</div>\
            \(joinButton(name, rule, here))\
            \(here.count < rule.most ? input(question, rule, left: rule.most - here.count) : full(name))
            """)
    }

    private func input(_ question: Question, _ rule: FileRule, left: Int) -> HTML {
        """
        <input type="file"\(inputOf: question)\(if: left > 1, " multiple") accept="\(Self.accepted(rule))"\
        \(attribute: "data-upload", uploadPath) data-most="\(rule.most)" data-failed="\(words("web.file.failed"))" \
        data-waiting="\(words("web.file.waiting"))" data-full="\(words("web.file.full"))">\
        \(if: sendsFilesApart, "<p class=\"send-files\">\(Button(words("web.file.send"), .secondary, name: RowButton.sendFiles, value: question.name))</p>")\
        \(if: offersDocuments, "<p>\(Button(words("web.file.fromDocuments"), .quiet, name: RowButton.takeDocument, value: question.name))</p>")
        """
    }

    private func joinButton(_ name: String, _ rule: FileRule, _ here: [AttachmentLine]) -> HTML? {
        guard rule.accepted.contains(.pdf), here.count(where: \.isPhoto) > 1 else { return nil }
        return "<p>\(Button(words("web.file.join"), .secondary, name: RowButton.joinFiles, value: name))</p>"
    }

    /// Something to lead to when all the files are there.
    private func full(_ name: String) -> HTML { "<p class=\"hint\" id=\"\(name)\" tabindex=\"-1\">\(words("web.file.full"))</p>" }

    private func hint(_ field: Field, _ rule: FileRule, _ isPhoto: Bool) -> String {
        let formats = FileRule.Accepted.allCases.filter(rule.accepted.contains).map { words("web.file.\($0.rawValue)") }.joined(separator: ", ")
        let limits = words(
            rule.most == 1 ? "web.file.limits.one" : "web.file.limits.many",
            ["formats": formats, "megabytes": String(rule.megabytes), "count": String(rule.most)])
        return [field.hint, isPhoto ? words("web.file.photo") : nil, limits].compactMap(\.self).joined(separator: "\n")
    }

    private static func accepted(_ rule: FileRule) -> String {
        FileRule.Accepted.allCases.filter(rule.accepted.contains).map { kind in
            switch kind {
            case .pdf: "application/pdf,.pdf"
            case .image: "image/*,.heic,.heif"
            case .document: ".doc,.docx,.odt,.rtf,.txt"
            case .spreadsheet: ".xls,.xlsx,.ods,.csv"
            }
        }.joined(separator: ",")
    }
}

/// A file that was sent, with the button that takes it away. Also what the last piece of an upload is answered with.
public struct AttachmentItem: Component {
    private let line: AttachmentLine
    private let words: Words

    public init(_ line: AttachmentLine, words: Words) { (self.line, self.words) = (line, words) }

    public var html: HTML {
        """
        <div class="sent"><span>\(line.name) <span class="hint">\(line.size)</span>\(line.note.map { "<br><strong>\($0)</strong>" as HTML })</span>\
        <button class="quiet" name="\(RowButton.removeFile)" value="\(line.id)" formnovalidate>\(words("web.file.remove"))\
        <span class="aside"> \(line.name)</span></button></div>

        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("A file that was sent", AttachmentItem(AttachmentLine(id: "1", name: "carte-identite.jpg", size: "1,2 Mo"), words: words))]
    }
}
