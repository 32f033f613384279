import Core
import Web

extension AttachmentLine {
    /// A file as a page of a form lists it.
    init(_ attachment: Attachment, words: Words) {
        let note: String? =
            switch attachment.state {
            case .safe: nil
            case .awaitingScan: words("attachments.state.awaitingScan")
            case .infected: words("attachments.state.infected")
            }
        self.init(id: attachment.id.description, name: attachment.name, size: FileSize(attachment.size).inWords(words), note: note)
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
