import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The body of a request, of which one can tell whether it was read to its end. After the answer the server would read the rest by itself, however
/// long, to find the next request behind it.
final class WatchedBody: AsyncSequence, @unchecked Sendable {  // read by one task at a time: the handler, then the front door
    typealias Element = ByteBuffer

    /// A browser that is still sending does not look at the answer: a little more is read for its sake (RFC 9112 §9.6), and no more than this.
    private static let mostReadInVain = 4 << 20

    private var pieces: RequestBody.AsyncIterator
    private var isOver = false

    init(_ body: RequestBody) { pieces = body.makeAsyncIterator() }

    func makeAsyncIterator() -> Iterator { Iterator(body: self) }

    struct Iterator: AsyncIteratorProtocol {
        let body: WatchedBody

        func next() async throws -> ByteBuffer? { try await body.next() }
    }

    /// A body that breaks off, or is not cut as HTTP says, is no accident of ours: its sender is told so.
    private func next() async throws -> ByteBuffer? {
        guard !isOver else { return nil }
        do {
            let piece = try await pieces.next()
            isOver = piece == nil
            return piece
        } catch {
            isOver = true
            throw WebProblem.malformed
        }
    }

    /// Reads on in vain.
    /// - Returns: whether the end was met.
    func endsSoon() async -> Bool {
        var count = 0
        while count < Self.mostReadInVain {
            guard let piece = try? await next() else { return true }
            count += piece.readableBytes
        }
        return false
    }
}

extension Request {
    /// Whether its head announces a body (RFC 9112 §6.3).
    var announcesBody: Bool { headers[.transferEncoding] != nil || (headers[.contentLength] ?? "0") != "0" }
}

extension Response {
    /// The same answer, after which the connection is closed. Throwing is the one way that Hummingbird leaves to a response.
    func closingConnection() -> Response {
        struct Closing: Error {}
        var response = self
        let body = self.body
        response.headers[.connection] = "close"
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(writer)
            throw Closing()
        }
        return response
    }
}
