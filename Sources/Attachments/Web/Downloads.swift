import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Files given back, as files to keep: never shown by a browser as something of ours.
struct Downloads: Sendable {
    let table: AttachmentTable
    let keeping: Keeping
    let joining: Joining

    func one(_ id: AttachmentID, of holder: Holder) async throws -> Response {
        guard let attachment = try await table.find(id, of: holder) else { throw AttachmentProblem.unknown }
        guard attachment.state != .infected, let digest = attachment.digest else { throw AttachmentProblem.infected(name: attachment.name) }
        guard attachment.state == .safe else { throw AttachmentProblem.awaitingScan(name: attachment.name) }
        let content = try await keeping.content(digest)
        return .streamed(name: attachment.downloadName, mediaType: attachment.mediaType, size: content.size) { writer in
            try await content.forEach { try await writer.write(ByteBuffer(bytes: $0)) }
        }
    }

    func photosAsPDF(_ field: String, of holder: Holder) async throws -> Response {
        let pdf = try await joining.file(field, of: holder)
        return .streamed(name: pdf.name, mediaType: FileFormat.pdf.mediaType, size: pdf.size) { writer in
            while let piece = try await BlockingWork.run({ try pdf.file.read(upToCount: 1 << 16) }), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
        }
    }
}

extension Response {
    fileprivate static func streamed(
        name: String, mediaType: String, size: Int, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        var headers = downloadHeaders(name: name, mediaType: mediaType)
        // Also here, where a reader looks for it, though the front door sets it on every answer.
        headers[.xContentTypeOptions] = "nosniff"
        let body = ResponseBody(contentLength: size) { writer in
            try await write(&writer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
