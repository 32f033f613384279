import Foundation
import NIOCore

/// The parts of one form as they come: fields in memory, files on the disk.
struct UploadCollection {
    private enum Part {
        case field(name: String, bytes: [UInt8])
        case file(IncomingFile)
        /// A file input where nothing was chosen: browsers send it with an empty name.
        case nothingChosen
        case unwanted
    }

    private let limits: UploadLimits
    private let folder: URL
    private let accepts: (String) -> Bool
    private let onFile: (OfferedFile) async throws -> FileRoom

    private(set) var form = SentForm()
    private(set) var files: [IncomingFile] = []
    private var current: Part?
    private var fieldsBytes = 0
    /// Whether the form is known to come from a page of ours, shown to this visitor.
    private(set) var isOurs = false

    /// - Parameter accepts: whether a token is this visitor's.
    init(limits: UploadLimits, folder: URL, accepts: @escaping (String) -> Bool, onFile: @escaping (OfferedFile) async throws -> FileRoom) {
        self.limits = limits
        self.folder = folder
        self.accepts = accepts
        self.onFile = onFile
    }

    mutating func take(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let header): current = try await begin(header)
        case .bytes(let bytes): try await add(bytes)
        case .endOfPart: try end()
        }
    }

    private func begin(_ header: PartHeader) async throws -> Part {
        guard let fileName = header.fileName else { return .field(name: header.name, bytes: []) }
        // Before a byte of a file is kept: a page of someone else's must not fill our disk.
        guard isOurs else { throw WebProblem.foreignForm }
        guard !fileName.isEmpty else { return .nothingChosen }
        let offer = OfferedFile(field: header.name, name: FileName.shown(fileName), declaredType: header.contentType)
        guard case .upTo(let most) = try await onFile(offer) else { return .unwanted }
        let folder = folder
        return .file(IncomingFile(offer: offer, most: most, storage: try await BlockingWork.run { try TemporaryFile(in: folder) }))
    }

    private mutating func add(_ bytes: ByteBuffer) async throws {
        switch current {
        case .field(let name, var text):
            current = nil
            text.append(contentsOf: bytes.readableBytesView)
            fieldsBytes += bytes.readableBytes
            guard text.count <= limits.fieldBytes, fieldsBytes <= limits.fieldsBytes else { throw limits.fieldsTooLarge }
            current = .field(name: name, bytes: text)
        case .file(var file):
            try await file.append(bytes)
            current = .file(file)
        case .nothingChosen, nil: throw WebProblem.malformed
        case .unwanted: break
        }
    }

    private mutating func end() throws {
        switch current {
        case .field(let name, let bytes): try add(name, SentForm.text(bytes))
        case .file(let file): files.append(file)
        case .nothingChosen, .unwanted, nil: break
        }
        current = nil
    }

    private mutating func add(_ name: String, _ value: String) throws {
        if name == FormTokens.field {
            guard accepts(value) else { throw WebProblem.foreignForm }
            isOurs = true
        }
        form.add(name, value)
    }
}

/// A file being received.
struct IncomingFile {
    let offer: OfferedFile
    let most: Int
    let storage: TemporaryFile
    private(set) var size = 0

    init(offer: OfferedFile, most: Int, storage: TemporaryFile) {
        (self.offer, self.most, self.storage) = (offer, most, storage)
    }

    var received: ReceivedFile { ReceivedFile(field: offer.field, name: offer.name, size: size, isCut: size > most, location: storage.location) }

    mutating func append(_ bytes: ByteBuffer) async throws {
        size += bytes.readableBytes
        guard size <= most else { return }
        let storage = storage
        try await BlockingWork.run { try storage.append(bytes) }
    }
}

extension SentForm {
    /// A field's text: UTF-8, nothing that a database would cut, and LF for the CRLF that browsers send in a text area.
    static func text(_ bytes: [UInt8]) throws(WebProblem) -> String {
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        return bytes.contains(0x0D) ? text.replacing("\r\n", with: "\n") : text
    }
}
