import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// What the script that sends files in pieces talks to. Its words for people are plain text, which it shows beside the input.
struct UploadRoutes: Sendable {
    let uploading: Uploading
    let holders: any AttachmentHolders

    var routes: [Route] {
        [
            .post("/brouillons/:reference/fichiers", body: .unchecked) { visit in try await answer(visit, start) },
            .on(.patch, "/brouillons/:reference/fichiers/:upload", body: .unchecked) { visit in try await answer(visit, add) },
            .on(.head, "/brouillons/:reference/fichiers/:upload", body: .none) { visit in
                let upload = try await uploading.find(try visit.parameter("upload"), in: try await held(visit))
                return .progress(.ok, received: upload.received, size: upload.size)
            },
        ]
    }

    /// `{"field": "piece", "name": "photo.jpg", "size": 123}`: says where to send the pieces.
    private func start(_ visit: Visit, _ held: HeldDraft) async throws -> Response {
        let body = try await visit.body(upTo: 4096)
        guard let json = try? JSON(bytes: Array(body.readableBytesView)), let field = json["field"]?.string, let name = json["name"]?.string,
            let size = json["size"]?.int
        else { throw WebProblem.malformed }
        let upload = try await uploading.start(name, size: size, field: field, in: held, now: visit.now)
        var response = Response.progress(.created, received: 0, size: size)
        response.headers[.location] = "\(visit.path)/\(upload.id)"
        return response
    }

    /// A piece, at `Upload-Offset`. The answer to the last is the file's line in the list.
    private func add(_ visit: Visit, _ held: HeldDraft) async throws -> Response {
        guard let offset = visit.request.headers[.uploadOffset].flatMap({ Int($0) }), offset >= 0 else { throw WebProblem.malformed }
        let piece = Array(try await visit.body(upTo: Uploading.largestPiece).readableBytesView)
        let id: String = try visit.parameter("upload")
        switch try await uploading.add(piece, at: offset, to: id, in: held, now: visit.now) {
        case .more(let received): return .progress(.noContent, received: received)
        case .done(let attachment): return .html(AttachmentItem(AttachmentLine(attachment, words: visit.words), words: visit.words).html)
        }
    }

    private func held(_ visit: Visit) async throws -> HeldDraft {
        let reference: Reference = try visit.parameter("reference")
        guard let held = try await holders.draft(reference, visitor: visit.keys) else { throw WebProblem.notFound }
        return held
    }

    /// The token comes in a header, which no page of someone else's can send.
    private func answer(_ visit: Visit, _ handle: (Visit, HeldDraft) async throws -> Response) async throws -> Response {
        guard visit.isSentFromOurPages, visit.accepts(token: visit.request.headers[.formToken]) else { throw WebProblem.foreignForm }
        do {
            return try await handle(visit, try await held(visit))
        } catch let problem as UploadProblem {
            return .text(visit.words(problem.message), problem == .tooMany ? .unprocessableContent : .conflict, received: problem.received)
        } catch let problem as AttachmentProblem where problem != .unknown {
            return .text(visit.words(problem.message), .unprocessableContent)
        }
    }
}

extension HTTPField.Name {
    static let uploadOffset = HTTPField.Name("Upload-Offset")!
    static let uploadLength = HTTPField.Name("Upload-Length")!
    static let formToken = HTTPField.Name("X-Jeton")!
}

extension Response {
    fileprivate static func progress(_ status: HTTPResponse.Status, received: Int, size: Int? = nil) -> Response {
        var headers: HTTPFields = [.uploadOffset: "\(received)"]
        headers[.uploadLength] = size.map { "\($0)" }
        return Response(status: status, headers: headers)
    }

    fileprivate static func text(_ text: String, _ status: HTTPResponse.Status, received: Int? = nil) -> Response {
        var headers: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
        headers[.uploadOffset] = received.map { "\($0)" }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
