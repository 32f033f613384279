import Core
import Forms
import Web

/// The files already given in answer to one question, each with a button to remove it, as a page of a form shows them.
struct AttachmentItems {
    let attachments: [Attachment]
    let rule: FileRule
    let words: Words

    /// The buttons: `_retirer` with the attachment's number, `_joindre` with the field's name.
    var html: HTML {
        "<ul class=\"attachments\">\(attachments.map(item))</ul>\(joinButton)"
    }

    func item(_ attachment: Attachment) -> HTML {
        """
        <li class="attachment" id="fichier-\(attachment.id.description)"><span class="attachment-name">\(attachment.name)</span> \
        <span class="hint">\(note(attachment))</span> \
        <button type="submit" class="link" name="_retirer" value="\(attachment.id.description)" formnovalidate>\(words("attachments.remove"))\
        <span class="visually-hidden"> \(attachment.name)</span></button></li>
        """
    }

    /// "JPG, 1,2 Mo", and what is to be known of its state.
    private func note(_ attachment: Attachment) -> String {
        let size = FileSize(attachment.size).inWords(words)
        switch attachment.state {
        case .safe: return "\(attachment.format.title), \(size)"
        case .awaitingScan: return "\(attachment.format.title), \(size), \(words("attachments.state.awaitingScan"))"
        case .infected: return words("attachments.state.infected")
        }
    }

    private var joinButton: HTML? {
        guard let field = attachments.first?.field, rule.accepted.contains(.pdf), Joining.photos(in: field, among: attachments).count > 1 else {
            return nil
        }
        return "<button type=\"submit\" class=\"secondary\" name=\"_joindre\" value=\"\(field)\" formnovalidate>\(words("attachments.join"))</button>"
    }
}

/// How heavy a file is.
struct FileSize {
    let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    /// "640 Ko", "1,2 Mo". Thousands, not 1,024: what people's computers show.
    func inWords(_ words: Words) -> String {
        let kilobytes = max(1, (bytes + 500) / 1000)
        if kilobytes < 1000 { return words("attachments.kilobytes", ["size": "\(kilobytes)"]) }
        let tenths = (bytes + 50_000) / 100_000
        let point = words.language == .french ? "," : "."
        return words("attachments.megabytes", ["size": tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)\(point)\(tenths % 10)"])
    }
}
