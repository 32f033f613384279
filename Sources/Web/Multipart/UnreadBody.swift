import Core
import HTTPTypes
import Hummingbird
import NIOCore

/// What went wrong before a request was read to its end. After the answer the connection is closed: the server would otherwise read the rest,
/// however long, to find the next request behind it.
struct BodyLeftUnread: Error {
    let cause: any Error

    init(_ cause: any Error) { self.cause = cause }
}

extension RequestBody.AsyncIterator {
    /// A browser that is still sending does not look at the answer: a little more is read for its sake (RFC 9112 §9.6), and no more than this.
    private static var mostReadInVain: Int { 4 << 20 }

    /// The next piece. A body that breaks off, or is not cut as HTTP says, is no accident of ours: its sender is told so.
    mutating func nextPiece() async throws -> ByteBuffer? {
        do { return try await next() } catch { throw WebProblem.malformed }
    }

    /// Reads on in vain.
    /// - Returns: whether the end was met.
    mutating func endsSoon() async -> Bool {
        var count = 0
        while count < Self.mostReadInVain {
            guard let piece = try? await next() else { return true }
            count += piece.readableBytes
        }
        return false
    }
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

extension Visit {
    /// What the request says of its own length.
    var declaredLength: Int? { request.headers[.contentLength].flatMap { Int($0) } }

    /// What to throw when the body has not been looked at.
    func refusing(_ problem: WebProblem) async -> any Error {
        var body = request.body.makeAsyncIterator()
        return await body.endsSoon() ? problem : BodyLeftUnread(problem)
    }

    /// The whole body in memory, for routes that read it themselves.
    public func body(upTo limit: Int) async throws -> ByteBuffer {
        var pieces = request.body.makeAsyncIterator()
        var whole = ByteBuffer()
        while let piece = try await pieces.nextPiece() {
            whole.writeImmutableBuffer(piece)
            guard whole.readableBytes <= limit else {
                let problem = WebProblem.tooLarge(megabytes: max(1, limit >> 20))
                throw await pieces.endsSoon() ? problem : BodyLeftUnread(problem)
            }
        }
        return whole
    }

    /// Whether the browser says that a page of ours sent this. Those that do not say (old ones) are left to the token.
    public var isSentFromOurPages: Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let origin = request.headers[name] else { return true }
        return origin == "same-origin" || origin == "none"
    }
}
