import HTTPTypes
import Hummingbird
import NIOCore

extension Visit {
    /// What the request says of its own length.
    var declaredLength: Int? { request.headers[.contentLength].flatMap { Int($0) } }

    /// The whole body in memory, for routes that read it themselves.
    public func body(upTo limit: Int) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError { throw WebProblem.tooLarge(megabytes: max(1, limit >> 20)) }
    }

    /// Whether the browser says that a page of ours sent this. Those that do not say (old ones) are left to the token.
    public var isSentFromOurPages: Bool {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let origin = request.headers[name] else { return true }
        return origin == "same-origin" || origin == "none"
    }
}
