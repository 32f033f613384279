import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A small CalDAV server on this machine: one calendar, one login, and whatever goes wrong. Each connection is answered once, on a thread of its own.
final class DavServer: @unchecked Sendable {
    enum Mood: Sendable {
        case well
        /// Never answers.
        case slow
        /// Answers that, whatever is asked.
        case says(status: String, headers: String = "", body: String = "", only: String = "")
    }

    let port: UInt16
    private let socket: Int32
    private let lock = NSLock()
    private var mood = Mood.well
    private var events: [String] = []
    private var tag = 1
    private var asked: [String] = []
    private var password = "secret"
    private var silent: [Int32] = []

    init() throws {
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
                if connection < 0 { return }
                guard let self else { return _ = close(connection) }
                Thread.detachNewThread { self.serve(connection) }
            }
        }
    }

    deinit { stop() }

    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        close(socket)
        lock.withLock { for one in silent { close(one) } }
    }

    var address: String { "http://127.0.0.1:\(port)/dav/bruno/travail/" }
    /// The method and the depth of each question, and how many elements were asked to be expanded.
    var questions: [String] { lock.withLock { asked } }

    func holds(_ events: [String]) { lock.withLock { (self.events, tag) = (events, tag + 1) } }
    func wants(password: String) { lock.withLock { self.password = password } }
    func feels(_ mood: Mood) { lock.withLock { self.mood = mood } }

    private func serve(_ connection: Int32) {
        guard let request = read(connection) else { return _ = close(connection) }
        let (mood, events, tag) = lock.withLock { (self.mood, self.events, self.tag) }
        lock.withLock { asked.append(Self.summary(request)) }
        switch mood {
        case .slow: lock.withLock { silent.append(connection) }
        case .says(let status, let headers, let body, let only) where request.hasPrefix(only): answer(connection, status, headers, body)
        case .says, .well: answer(connection, request, events, tag)
        }
    }

    private func answer(_ connection: Int32, _ request: String, _ events: [String], _ tag: Int) {
        let login = Data("bruno:\(lock.withLock { password })".utf8).base64EncodedString()
        guard request.contains("Authorization: Basic \(login)\r\n") else {
            return answer(connection, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"dav\"\r\n", "")
        }
        let head =
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:cal=\"urn:ietf:params:xml:ns:caldav\" xmlns:x=\"http://calendarserver.org/ns/\">"
        let body =
            request.hasPrefix("PROPFIND")
            ? "<d:response><d:href>/dav/bruno/travail/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><cal:calendar/></d:resourcetype><x:getctag>tag-\(tag)</x:getctag></d:prop>"
                + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            : events.map { event in
                let text = event.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\r", with: "&#13;")
                return
                    "<d:response><d:href>/e.ics</d:href><d:propstat><d:prop><cal:calendar-data>\(text)</cal:calendar-data></d:prop></d:propstat></d:response>"
            }.joined()
        answer(connection, "207 Multi-Status", "Content-Type: application/xml\r\n", head + body + "</d:multistatus>")
    }

    private func answer(_ connection: Int32, _ status: String, _ headers: String, _ body: String) {
        let bytes = Array("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)".utf8)
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

    private static func summary(_ request: String) -> String {
        let depth = request.firstMatch(of: /Depth: (\d)/)?.output.1 ?? ""
        return "\(request.split(separator: " ").first ?? "") \(depth)\(request.contains("<c:expand start=") ? " expand" : "")"
    }
}
