import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A small HTTP server on this machine, for what the product asks of others. Each connection is answered once, on a thread of its own, by a subclass.
open class LoopbackServer: @unchecked Sendable {
    public struct Answer: Sendable {
        let status: String
        let headers: String
        let body: String

        public init(_ status: String = "200 OK", headers: String = "", _ body: String = "") {
            (self.status, self.headers, self.body) = (status, headers, body)
        }
    }

    public let port: UInt16
    private let socket: Int32
    private let lock = NSLock()
    private var silent: [Int32] = []
    private var isStopped = false

    public init() throws {
        let listening = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listening, pointer, length) == 0 && listen(listening, 64) == 0 && getsockname(listening, pointer, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        (socket, port) = (listening, UInt16(bigEndian: address.sin_port))
        // Until the server is let go, with the test that made it.
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(listening, nil, nil)
                // Closed here, not by who stops it: until this thread is done its number must not become another server's, whose callers it would answer.
                if connection < 0 { return _ = close(listening) }
                guard let self else {
                    close(connection)
                    return _ = close(listening)
                }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    deinit { stop() }

    /// Nobody answers at its address any more.
    public func stop() {
        lock.withLock {
            guard !isStopped else { return }
            isStopped = true
            shutdown(socket, Int32(SHUT_RDWR))
            for one in silent { close(one) }
            silent = []
        }
    }

    /// - Returns: `nil` to leave whoever asks without an answer.
    open func answer(_ request: String) -> Answer? { Answer("404 Not Found") }

    /// Answers a connection and closes it. Another protocol than HTTP has its own.
    open func serve(_ connection: Int32) {
        guard let request = read(connection) else { return _ = close(connection) }
        guard let answer = answer(request) else { return lock.withLock { silent.append(connection) } }
        let head = "HTTP/1.1 \(answer.status)\r\n\(answer.headers)Content-Length: \(answer.body.utf8.count)\r\nConnection: close\r\n\r\n"
        let bytes = Array((head + answer.body).utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { break }
            sent += count
        }
        close(connection)
    }

    /// A request whole: its head, then as many bytes as it says.
    private func read(_ connection: Int32) -> String? {
        var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = recv(connection, &chunk, chunk.count, 0)
            if count <= 0 { return nil }
            bytes += chunk[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
            let length = text.firstMatch(of: /Content-Length: (\d+)/).flatMap { Int($0.output.1) } ?? 0
            if text[end.upperBound...].utf8.count >= length { return text }
        }
    }
}
