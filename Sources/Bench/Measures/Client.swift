import App
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Web

/// A browser without a network: its requests go straight to the router. It keeps cookies and the last form's token, at next to no cost.
final class Client {
    struct Answer {
        let status: Int
        let location: String?
        let body: ByteBuffer
    }

    /// What a phone says of itself: pages are counted for those who say so, and not for programs.
    private static let phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"

    private let responder: RouterResponder<AppContext>
    private let context: AppContext
    private let acceptsGzip: Bool
    private let address: String?
    private var cookies: [String: String] = [:] { didSet { headers = nil } }
    /// What it sends with every request, until its cookies change.
    private var headers: HTTPFields?
    private var token = ""

    convenience init(_ router: Router<AppContext>) { self.init(router.buildResponder()) }

    /// Clients may share a responder: to build one takes a while.
    ///
    /// - Parameter address: where it comes from, as a proxy says it.
    init(_ responder: RouterResponder<AppContext>, address: String? = nil) {
        self.responder = responder
        self.address = address
        acceptsGzip = false
        context = AppContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }))
    }

    private init(_ other: Client, acceptsGzip: Bool) {
        (responder, context, cookies, self.acceptsGzip, address) = (other.responder, other.context, other.cookies, acceptsGzip, other.address)
    }

    /// The same browser, taking compressed pages: the token of such a page is not read, so it sends no form.
    func acceptingGzip() -> Client { Client(self, acceptsGzip: true) }

    @discardableResult
    func get(_ path: String, expecting status: Int = 200) async throws -> Answer {
        let answer = try await send(.get, path, body: nil)
        guard answer.status == status else { throw Unexpected(path: path, status: answer.status) }
        return answer
    }

    /// Sends a form and its token, and expects to be sent elsewhere, or to be given a part of the page.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)]) async throws -> String { try await post(path, encoded: Self.encoded(fields)) }

    /// The same, of fields that were written as a browser writes them.
    @discardableResult
    func post(_ path: String, encoded fields: String) async throws -> String {
        let answer = try await send(.post, path, body: "_jeton=\(token)&\(fields)")
        guard [200, 204, 303].contains(answer.status) else { throw Unexpected(path: path, status: answer.status, body: answer.body) }
        return answer.location ?? path
    }

    /// Sends a form that may be refused.
    func tried(_ path: String, _ fields: [(String, String)]) async throws -> Int {
        try await send(.post, path, body: "_jeton=\(token)&\(Self.encoded(fields))").status
    }

    /// Sends a form, whatever comes back.
    func sent(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        try await send(.post, path, body: "_jeton=\(token)&\(Self.encoded(fields))")
    }

    /// Asks as a program does, with a header of its own.
    func asked(_ path: String, _ header: (name: String, value: String)) async throws -> Answer {
        try await send(.get, path, body: nil, header: header)
    }

    static func encoded(_ fields: [(String, String)]) -> String {
        fields.map { "\($0.0.percentEncoded)=\($0.1.percentEncoded)" }.joined(separator: "&")
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, body: String?, header: (name: String, value: String)? = nil) async throws
        -> Answer
    {
        var headers = ownHeaders()
        if let header, let name = HTTPField.Name(header.name) { headers[name] = header.value }
        if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let response = try await responder.respond(to: request, context: context)
        remember(response.headers)
        let buffer = try await response.body.collected()
        if !acceptsGzip { readToken(in: buffer) }
        return Answer(status: response.status.code, location: response.headers[.location], body: buffer)
    }

    private func ownHeaders() -> HTTPFields {
        if let headers { return headers }
        var made: HTTPFields = [.userAgent: Self.phone, .acceptLanguage: "fr-FR,fr;q=0.9"]
        if let address, let name = HTTPField.Name("X-Forwarded-For") { made[name] = address }
        if acceptsGzip { made[.acceptEncoding] = "gzip" }
        if !cookies.isEmpty { made[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
        headers = made
        return made
    }

    private func remember(_ headers: HTTPFields) {
        for value in headers[values: .setCookie] {
            let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count > 1 ? pair[1] : nil
        }
    }

    private func readToken(in buffer: ByteBuffer) {
        let mark = "name=\"_jeton\" value=\""
        buffer.withUnsafeReadableBytes { bytes in
            guard let place = mark.utf8.withContiguousStorageIfAvailable({ bytes.place(of: $0) }) ?? nil else { return }
            let rest = bytes[(place + mark.utf8.count)...]
            token = String(decoding: rest.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where `mark` begins; only its first byte is looked for in most places.
    fileprivate func place(of mark: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let start = baseAddress, let base = mark.baseAddress, let first = mark.first else { return nil }
        var from = 0
        while from + mark.count <= count, let found = memchr(start + from, Int32(first), count - from) {
            let place = UnsafeRawPointer(found) - start
            if place + mark.count <= count, memcmp(found, base, mark.count) == 0 { return place }
            from = place + 1
        }
        return nil
    }
}

extension ByteBuffer {
    /// The numbers that follow a mark, in order.
    func numbers(after mark: String) -> [String] {
        let mark = Array(mark.utf8)
        return withUnsafeReadableBytes { bytes in
            mark.withUnsafeBufferPointer { mark in
                var (found, rest): ([String], UnsafeRawBufferPointer) = ([], bytes)
                while let place = rest.place(of: mark) {
                    rest = UnsafeRawBufferPointer(rebasing: rest[(place + mark.count)...])
                    found.append(String(decoding: rest.prefix { (48...57).contains($0) }, as: UTF8.self))
                }
                return found
            }
        }
    }
}

/// The product answered something else than what the measure rests on.
struct Unexpected: Error, CustomStringConvertible {
    let path: String
    let status: Int
    var body = ByteBuffer()

    var description: String { "\(path) answered \(status). \(String(buffer: body).prefix(400))" }
}
