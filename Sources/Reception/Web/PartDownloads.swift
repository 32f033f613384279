import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// The message as it came, and what is attached to it: to keep, never shown from our address.
struct PartDownloads: Sendable {
    let triage: Triage

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, ReceptionController.path + "/:message/original", seers, answer: original),
            .agents(.get, ReceptionController.path + "/:message/fichiers/:part", seers, answer: part),
        ]
    }

    @Sendable private func original(_ visit: AgentVisit) async throws -> Response {
        let message = try await triage.message(try visit.visit.parameter("message"), visit.viewer)
        let content = try await triage.raws.open(message.raw)
        return .kept(name: "message-\(message.id).eml", size: content.size) { writer in
            try await content.forEach { try await writer.write(ByteBuffer(bytes: $0)) }
        }
    }

    @Sendable private func part(_ visit: AgentVisit) async throws -> Response {
        let message = try await triage.message(try visit.visit.parameter("message"), visit.viewer)
        let number: Int = try visit.visit.parameter("part")
        guard let described = message.content.parts.first(where: { $0.number == number }),
            let (file, size) = try await triage.raws.part(number, of: message.raw)
        else { throw ReceptionProblem.unknownPart }
        return .kept(name: FileName.shown(described.name.description), size: size) { writer in
            while let piece = try await BlockingWork.run({ try file.read(upToCount: 1 << 16) }), !piece.isEmpty {
                try await writer.write(ByteBuffer(bytes: piece))
            }
        }
    }
}

extension Response {
    /// What a stranger sent, whatever they say it is: no browser opens it by itself.
    fileprivate static func kept(
        name: String, size: Int, _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        var headers = downloadHeaders(name: name, mediaType: "application/octet-stream")
        headers[.xContentTypeOptions] = "nosniff"
        let body = ResponseBody(contentLength: size) { writer in
            try await write(&writer)
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
