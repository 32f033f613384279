import Core
import Foundation

/// A scanned letter as a message: what an agent does with mail, they do with post. It has no sender, so nobody is ever answered.
struct ScanMessage: Sendable {
    /// What the ids of such messages begin with.
    static let prefix = "scan."

    let digest: String
    let rank: Int
    let letter: ScannedLetter
    let words: Words

    var id: String { "\(Self.prefix)\(digest.prefix(32)).\(rank)@\(ScanSheets.domain)" }
    /// Of the scanner's file, not of what was made of it: a PDF cut twice is not the same to the byte.
    var fingerprint: String { "\(digest).\(rank)" }

    /// Streams the file into it, in base64 lines of 76 (RFC 2045, 6.8).
    func write(to mail: URL) throws {
        let target = try TargetFile(creating: mail)
        try put(head, to: target)
        let source = try FileHandle(forReadingFrom: letter.file)
        defer { try? source.close() }
        while let piece = try source.read(upToCount: 57 * 1024), !piece.isEmpty {
            try put(
                piece.base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed]) + "\r\n", to: target)
        }
        try put("--\(boundary)--\r\n", to: target)
        try target.sync()
    }

    private func put(_ text: String, to file: TargetFile) throws {
        let bytes = Array(text.utf8)
        try bytes.withUnsafeBytes(file.write)
    }

    private var boundary: String { "scan-\(digest.prefix(24))-\(rank)" }

    private var subject: String { words.count(letter.pages, "reception.scan.subject") }

    /// The first line makes every keeping a content of its own, as for mails: see ``RawMessages``.
    private var head: String {
        let kind = letter.file.pathExtension.lowercased()
        let name = "courrier-\(digest.prefix(8))-\(rank + 1).\(kind)"
        return """
            X-Admilib-Delivery: \(Secret.token())
            Message-ID: <\(id)>
            Subject: =?utf-8?B?\(Data(subject.utf8).base64EncodedString())?=
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="\(boundary)"

            --\(boundary)
            Content-Type: \(Self.types[kind] ?? "application/octet-stream"); name="\(name)"
            Content-Disposition: attachment; filename="\(name)"
            Content-Transfer-Encoding: base64


            """.replacing("\n", with: "\r\n")
    }

    private static let types = [
        "pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "tif": "image/tiff", "tiff": "image/tiff",
    ]
}

extension MessageHead {
    /// A letter that we scanned ourselves.
    var isScan: Bool { from == nil && messageID?.hasPrefix(ScanMessage.prefix) == true }
}
