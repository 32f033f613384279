import Foundation
import Web

@testable import Attachments

/// An antivirus whose mood a test decides.
final class FakeScanner: VirusScanner, @unchecked Sendable {
    private let lock = NSLock()
    private var answer = Verdict.clean

    var mood: Verdict {
        get { lock.withLock { answer } }
        set { lock.withLock { answer = newValue } }
    }

    func verdict(on file: URL) async -> Verdict { mood }
}

/// A daemon that speaks clamd's INSTREAM on a Unix socket, and finds a virus in what holds the word VIRUS.
final class FakeClamd: Sendable {
    let path: String
    private let listener: Int32

    /// - Parameter limit: a larger content is answered as clamd does over its StreamMaxLength.
    init(in folder: URL, limit: Int = .max) throws {
        let path = folder.appending(path: "clamd.ctl").path
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        guard bound == 0, listen(listener, 8) == 0 else { throw CocoaError(.fileWriteUnknown) }
        (self.path, self.listener) = (path, listener)
        Thread.detachNewThread {
            while true {
                let peer = accept(listener, nil, nil)
                if peer < 0 { return }
                Self.answer(peer, limit)
                close(peer)
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private static func answer(_ peer: Int32, _ limit: Int) {
        guard read(peer, 10) == Array("zINSTREAM\0".utf8) else { return say("UNKNOWN COMMAND", peer) }
        var content: [UInt8] = []
        while let length = read(peer, 4)?.reduce(0, { $0 << 8 | Int($1) }), length > 0, let piece = read(peer, length) {
            content += piece
            if content.count > limit { return say("INSTREAM size limit exceeded. ERROR", peer) }
        }
        say(content.holds(Array("VIRUS".utf8)) ? "stream: Test.Signature FOUND" : "stream: OK", peer)
    }

    private static func read(_ peer: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let more = bytes.withUnsafeMutableBytes { recv(peer, $0.baseAddress! + done, count - done, 0) }
            guard more > 0 else { return nil }
            done += more
        }
        return bytes
    }

    private static func say(_ words: String, _ peer: Int32) {
        let bytes = Array(words.utf8) + [0]
        _ = send(peer, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }
}
