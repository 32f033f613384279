import Foundation
import Web

/// Where ClamAV's daemon listens.
public enum ScannerAddress: Sendable, Equatable {
    /// `/run/clamav/clamd.ctl`, as Debian sets it.
    case socket(path: String)
    case tcp(host: String, port: Int)

    /// Reads `/run/clamav/clamd.ctl` or `host:3310`, as a setting says it.
    public init?(_ text: String) {
        if text.hasPrefix("/") {
            self = .socket(path: text)
        } else {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let port = Int(parts[1]), (1...65_535).contains(port) else { return nil }
            self = .tcp(host: String(parts[0]), port: port)
        }
    }
}

/// ClamAV's daemon. It is sent the content (`INSTREAM`), so it needs no right to read our files and may be on another machine.
struct ClamScanner: VirusScanner {
    let address: ScannerAddress

    private static let piece = 64 << 10

    func verdict(on file: URL) async -> Verdict {
        do {
            let address = address
            return Self.verdict(in: try await BlockingWork.run { try Self.answer(on: file, from: address) })
        } catch {
            return .unreachable("\(error)")
        }
    }

    /// `stream: OK`, `stream: Eicar-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`: what is not the first or the second tells nothing.
    static func verdict(in answer: String) -> Verdict {
        if answer == "stream: OK" { return .clean }
        guard answer.hasPrefix("stream: "), answer.hasSuffix(" FOUND") else { return .unreachable(answer) }
        return .infected(String(answer.dropFirst("stream: ".count).dropLast(" FOUND".count)))
    }

    /// The content in pieces, each after its length in four bytes, the last of length zero (clamd(8), INSTREAM).
    private static func answer(on file: URL, from address: ScannerAddress) throws -> String {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        let connection = try ScannerConnection(to: address)
        try connection.send(Array("zINSTREAM\0".utf8))
        while let bytes = try handle.read(upToCount: piece), !bytes.isEmpty {
            // Over its limit, it answers and hangs up while we are still sending: its answer is then the thing to read.
            guard (try? connection.send(length(bytes.count) + bytes)) != nil else { break }
        }
        try? connection.send(length(0))
        return try connection.answer()
    }

    private static func length(_ count: Int) -> [UInt8] { withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0) } }
}
