import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads a form that may carry files, for a route whose body is ``Route/Body/stream``. Files go to the disk as they come: what is held in memory
/// does not depend on their size.
///
/// The form's token must come before its files; a page puts `visit.formToken` first.
public struct UploadReader: Sendable {
    private let folder: URL

    /// - Parameter folder: where files stay while a handler works on them. Made if need be, for this user alone.
    public init(folder: URL) { self.folder = folder }

    /// Reads the form, whichever way the browser sent it, then gives it to `use`. The files are removed when `use` returns or throws.
    /// - Parameter onFile: asked for each file before a byte of it is kept.
    public func read<T>(
        _ visit: Visit, limits: UploadLimits, onFile: @escaping (OfferedFile) async throws -> FileRoom,
        then use: (SentForm, [ReceivedFile]) async throws -> T
    ) async throws -> T {
        guard visit.isSentFromOurPages else { throw WebProblem.foreignForm }
        let declared = visit.request.headers[.contentType] ?? ""
        if declared.lowercased().hasPrefix("multipart/form-data") {
            let collection = try await collect(visit, declared, limits, onFile)
            return try await Self.using(collection, use)
        }
        return try await use(try await plainForm(visit, declared), [])
    }

    private func plainForm(_ visit: Visit, _ declared: String) async throws -> SentForm {
        guard declared.isEmpty || declared.hasPrefix("application/x-www-form-urlencoded") else { throw WebProblem.malformed }
        let form = try SentForm(urlEncoded: Array(try await visit.body(upTo: Front.largestForm).readableBytesView))
        guard visit.accepts(token: form.first(FormTokens.field)) else { throw WebProblem.foreignForm }
        return form
    }

    private func collect(
        _ visit: Visit, _ declared: String, _ limits: UploadLimits, _ onFile: @escaping (OfferedFile) async throws -> FileRoom
    ) async throws -> UploadCollection {
        if let length = visit.declaredLength, length > limits.totalBytes { throw limits.tooLarge }
        var parser = try MultipartParser(contentType: declared, limits: limits)
        var collection = UploadCollection(limits: limits, folder: folder, accepts: { visit.accepts(token: $0) }, onFile: onFile)
        for try await piece in visit.request.body {
            for event in try parser.feed(piece) { try await collection.take(event) }
        }
        try parser.finish()
        guard collection.isOurs else { throw WebProblem.foreignForm }
        return collection
    }

    /// The collection, and with it the files on the disk, lives until `use` is done.
    private static func using<T>(_ collection: UploadCollection, _ use: (SentForm, [ReceivedFile]) async throws -> T) async throws -> T {
        defer { withExtendedLifetime(collection) {} }
        return try await use(collection.form, collection.files.map(\.received))
    }
}
