import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Web

/// A browser for tests: keeps cookies, fills forms with their token, follows redirections when asked. No network.
public final class TestBrowser {
    public struct Page {
        public let status: Int
        public let headers: HTTPFields
        public let body: String
        public let bytes: [UInt8]
        public var location: String? { headers[.location] }
        /// Whether it has this text, however its spaces may break.
        public func contains(_ text: String) -> Bool { body.contains(text) || body.breaking.contains(text) }
    }

    private let responder: RouterResponder<AppContext>
    private var cookies: [String: String] = [:]
    /// The token of the last page that had a form.
    public private(set) var token: String?

    /// The name by which the site is asked for.
    private let host: String

    public init(_ router: Router<AppContext>, host: String = "localhost") {
        responder = router.buildResponder()
        self.host = host
    }

    /// The same browser as another, whose requests reach another process.
    public init(_ router: Router<AppContext>, sameAs other: TestBrowser) {
        responder = router.buildResponder()
        (cookies, token, host) = (other.cookies, other.token, other.host)
    }

    /// As if the site had given it.
    public func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    public func get(_ path: String) async throws -> Page { try await send(.get, path, body: nil, type: nil) }

    /// Sends a form as the last page would: with its token, unless one is given.
    public func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:], token: String? = nil) async throws -> Page {
        try await post(path, pairs: fields.map { ($0.key, $0.value) }, token: token)
    }

    /// The same, with fields that a test puts together.
    public func post(_ path: String, pairs fields: [(String, String)], token: String? = nil) async throws -> Page {
        let pairs = [("_jeton", token ?? self.token ?? "")] + fields
        let body = pairs.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
        return try await send(.post, path, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    /// Follows one redirection.
    public func follow(_ page: Page) async throws -> Page {
        guard let location = page.location else { return page }
        return try await get(location)
    }

    public func send(_ method: HTTPRequest.Method, _ path: String, body: [UInt8]?, type: String?, headers extra: HTTPFields = [:]) async throws
        -> Page
    {
        try await send(method, path, body: RequestBody(buffer: ByteBuffer(bytes: body ?? [])), type: type, headers: extra)
    }

    /// Sends a body that is made as it goes.
    public func send(_ method: HTTPRequest.Method, _ path: String, body: RequestBody, type: String?, headers extra: HTTPFields = [:]) async throws
        -> Page
    {
        var headers = extra
        if let type { headers[.contentType] = type }
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        // A browser keeps the fragment for itself.
        let asked = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? path
        let head = HTTPRequest(method: method, scheme: "http", authority: host, path: asked, headerFields: headers)
        let request = Request(head: head, body: body)
        let channel = EmbeddedChannel()
        let context = AppContext(source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        remember(response.headers)
        let bytes = Array(try await response.body.collected().readableBytesView)
        let page = Page(status: response.status.code, headers: response.headers, body: String(decoding: bytes, as: UTF8.self), bytes: bytes)
        if let match = page.body.firstMatch(of: /name="_jeton" value="([^"]+)"/) { token = String(match.output.1) }
        return page
    }

    private func remember(_ headers: HTTPFields) {
        for value in headers[values: .setCookie] {
            let pair = value.split(separator: ";", maxSplits: 1)[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair.count > 1 && !pair[1].isEmpty ? String(pair[1]) : nil
        }
    }
}

extension String {
    /// With ordinary spaces where French texts have no-break ones.
    public var breaking: String { replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ") }
}
