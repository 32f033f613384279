import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage
import Web

/// Copies of requests as a zip archive, streamed: a page to read, a JSON for programs, and the files, request by request.
struct CopyArchive: Sendable {
    let copies: any RequestCopies

    /// What goes into an archive.
    struct Content: Sendable {
        var withNotes = false
        /// Beside the requests, at the root: `manifest.xml` of a transfer.
        var last: (@Sendable ([Part]) -> (name: String, bytes: [UInt8]))?
        /// When all has been sent.
        var afterwards: @Sendable () async throws -> Void = {}
    }

    /// One file of the archive, as a manifest tells it.
    struct Part: Sendable {
        let request: RequestCopy
        let path: String
        let name: String
        let size: Int
        let digest: String
    }

    /// - Parameter next: the ids, page by page, after one.
    func response(
        name: String, visit: Visit, _ content: Content = Content(), next: @escaping @Sendable (DossierID) async throws -> [DossierID]
    ) -> Response {
        let body = ResponseBody { writer in
            var archive = ZipStream()
            var parts: [Part] = []
            var last = DossierID(0)
            while true {
                let ids = try await next(last)
                for id in ids {
                    guard let copy = try await copies.copy(of: id, zone: visit.site.zone, words: visit.words) else { continue }
                    parts += try await write(copy, content, visit, to: &archive, &writer)
                }
                guard let end = ids.last else { break }
                last = end
            }
            if let end = content.last.map({ $0(parts) }) { try await writer.write(archive.whole(end.name, end.bytes)) }
            try await writer.write(archive.directory())
            try await content.afterwards()
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: Response.downloadHeaders(name: name, mediaType: "application/zip"), body: body)
    }

    private func write(
        _ copy: RequestCopy, _ content: Content, _ visit: Visit, to archive: inout ZipStream, _ writer: inout any ResponseBodyWriter
    ) async throws -> [Part] {
        let page = CopyPage(copy: copy, withNotes: content.withNotes, visit: visit).html.bytes
        let json = copy.json(withNotes: content.withNotes).bytes
        var parts: [Part] = []
        for (name, bytes) in [("demande.html", page), ("demande.json", json)] {
            let path = "\(copy.reference)/\(name)"
            try await writer.write(archive.whole(path, bytes))
            parts.append(Part(request: copy, path: path, name: name, size: bytes.count, digest: ContentDigest.sha512(of: bytes)))
        }
        for file in copy.files {
            let path = "\(copy.reference)/\(copy.path(of: file))"
            let written = try await write(file, path, of: copy, to: &archive, &writer)
            if let written { parts.append(Part(request: copy, path: path, name: file.name, size: written.size, digest: written.digest)) }
        }
        return parts
    }

    /// In pieces: a file is never held whole.
    private func write(
        _ file: RequestCopy.File, _ path: String, of copy: RequestCopy, to archive: inout ZipStream, _ writer: inout any ResponseBodyWriter
    ) async throws -> (size: Int, digest: String)? {
        var digest = ContentDigest()
        var size = 0
        var begun = false
        _ = try await copies.read(file.id, of: copy.id) { piece in
            if !begun { try await writer.write(archive.begin(path)) }
            begun = true
            digest.add(piece)
            size += piece.count
            try await writer.write(archive.more(piece))
        }
        guard begun else { return nil }
        try await writer.write(archive.end())
        return (size, digest.hexadecimal)
    }
}
