import Foundation

/// A connection to the antivirus, on which nothing waits longer than half a minute. Blocking.
final class ScannerConnection {
    private let descriptor: Int32

    private static let patience = 30
    private static let longestAnswer = 4096

    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ step: String) { description = "\(step): \(String(cString: strerror(errno)))" }
    }

    init(to address: ScannerAddress) throws {
        switch address {
        case .socket(let path): descriptor = try Self.connected(toSocket: path)
        case .tcp(let host, let port): descriptor = try Self.connected(toHost: host, port: port)
        }
    }

    deinit { close(descriptor) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress! + sent, $0.count - sent, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure("send") }
            sent += count
        }
    }

    /// Up to the zero byte that ends it.
    func answer() throws -> String {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while !answer.contains(0), answer.count < Self.longestAnswer {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw Failure("receive") }
            if count == 0 { break }
            answer += buffer.prefix(count)
        }
        return String(decoding: answer.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func connected(toSocket path: String) throws -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { throw Failure("path") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return try withUnsafePointer(to: &address) {
            try $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { try connected(AF_UNIX, to: $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
    }

    private static func connected(toHost host: String, port: Int) throws -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else { throw Failure("resolve \(host)") }
        defer { freeaddrinfo(found) }
        var next = found
        while let candidate = next?.pointee {
            if let socket = try? connected(candidate.ai_family, to: candidate.ai_addr, candidate.ai_addrlen) { return socket }
            next = candidate.ai_next
        }
        throw Failure("connect to \(host):\(port)")
    }

    private static func connected(_ family: Int32, to address: UnsafePointer<sockaddr>, _ size: socklen_t) throws -> Int32 {
        let socket = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Failure("socket") }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        for option in [SO_SNDTIMEO, SO_RCVTIMEO] { setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size)) }
        guard connect(socket, address, size) == 0 else {
            defer { close(socket) }
            throw Failure("connect")
        }
        return socket
    }
}
