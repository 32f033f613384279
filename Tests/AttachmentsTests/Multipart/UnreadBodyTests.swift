import Foundation
import Hummingbird
import Logging
import TestSupport
import Testing
import Web

@Suite("A body that is refused")
struct UnreadBodyTests {
    @Test("The answer comes, then the connection is closed, whatever the length announced", .enabled(if: Alone.isNow))
    func connectionCloses() async throws {
        let head = "POST /envoi HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 900000000000\r\n\r\n"

        let (sent, answer) = try await Self.withServer { port in try Peer(port: port).send(head: head, megabytesAtMost: 200) }

        #expect(answer.hasPrefix("HTTP/1.1 413"))
        #expect(answer.contains("dépasse 1 Mo"))
        #expect(sent < 60 << 20, "\(sent >> 20) MB were swallowed")
    }

    @Test("So it is where nobody looks at the body: an unknown address, a form that is no form", .enabled(if: Alone.isNow))
    func nobodyLooks() async throws {
        for (path, status) in [("/nulle-part", 404), ("/simple", 422)] {
            let head = "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 900000000000\r\n\r\n"

            let (sent, answer) = try await Self.withServer { port in try Peer(port: port).send(head: head, megabytesAtMost: 200) }

            #expect(answer.hasPrefix("HTTP/1.1 \(status)"))
            #expect(sent < 60 << 20, "\(sent >> 20) MB were swallowed")
        }
    }

    @Test("A small body that nobody looks at does not cost the connection", .enabled(if: Alone.isNow))
    func smallBody() async throws {
        let request = "POST /nulle-part HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"

        let answer = try await Self.withServer { port in try Peer(port: port).ask(request + request, answers: 2) }

        #expect(answer.ranges(of: "HTTP/1.1 404").count == 2)
    }

    private static func withServer<T: Sendable>(_ body: @escaping @Sendable (Int) throws -> T) async throws -> T {
        let reader = UploadReader(folder: FileManager.default.temporaryDirectory)
        let route = Route.post("/envoi", body: .stream) { visit in
            try await reader.read(visit, limits: UploadLimits(totalBytes: 1 << 20)) { _ in
                .none
            } then: { _, _ in
                Response(status: .ok)
            }
        }
        let (ports, opened) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = Application(
            router: TestFront.router([route, .post("/simple") { _ in Response(status: .ok) }]),
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { opened.yield($0.localAddress?.port ?? 0) }, logger: logger
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            var iterator = ports.makeAsyncIterator()
            let port = await iterator.next() ?? 0
            defer { group.cancelAll() }
            return try await BlockingWork.run { try body(port) }
        }
    }
}

/// The other end of a connection, without a library that would be polite.
private struct Peer {
    let socket: Int32

    init(port: Int) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        try #require(result == 0)
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    /// What is answered, up to so many answers.
    func ask(_ text: String, answers: Int) -> String {
        defer { close(socket) }
        var answer = ""
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        _ = Foundation.send(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL))
        while answer.ranges(of: "</html>").count < answers {
            let read = recv(socket, &buffer, buffer.count, 0)
            guard read > 0 else { break }
            answer += String(decoding: buffer.prefix(read), as: UTF8.self)
        }
        return answer
    }

    /// Sends until the other end has had enough, reading what it answers meanwhile.
    func send(head: String, megabytesAtMost most: Int) -> (sent: Int, answer: String) {
        defer { close(socket) }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        let megabyte = [UInt8](repeating: 0, count: 1 << 20)
        var sent = max(0, Foundation.send(socket, head, head.utf8.count, Int32(MSG_NOSIGNAL)))
        while sent < most << 20 {
            let written = Foundation.send(socket, megabyte, megabyte.count, Int32(MSG_NOSIGNAL))
            if written > 0 { sent += written }
            let read = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if read > 0 { answer += buffer.prefix(read) }
            if written <= 0 || read == 0 { break }
        }
        return (sent, String(decoding: answer, as: UTF8.self))
    }
}
