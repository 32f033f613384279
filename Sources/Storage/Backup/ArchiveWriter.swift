import Core
import Crypto
import Foundation

/// Writes an archive: files one after the other, then a manifest with the SHA-256 of each, in the format that `sha256sum -c` reads.
final class ArchiveWriter {
    static let manifest = "MANIFEST.sha256"

    private let output: OpenFile
    private let time: Date
    private var lines: [String] = []

    init(_ output: OpenFile, time: Date) {
        self.output = output
        self.time = time
    }

    /// Copies a file that does not change meanwhile.
    func add(_ source: URL, as name: String) throws {
        let input = try OpenFile(reading: source)
        let header = TarHeader(name: name, size: try input.size(), time: time)
        var (hash, left) = (SHA256(), header.size)
        try output.write(header.bytes)
        while left > 0 {
            let chunk = try input.read(min(left, 1 << 18))
            if chunk.isEmpty { throw BackupError.damaged("\(name) was cut while it was read") }
            hash.update(data: chunk)
            try output.write(chunk)
            left -= chunk.count
        }
        try output.write(Array(repeating: 0, count: header.padding))
        lines.append("\(Secret.hexadecimal(hash.finalize()))  \(name)\n")
    }

    /// Writes the manifest and the end of the archive, to the disk.
    func finish() throws {
        let text = Array(lines.joined().utf8)
        let header = TarHeader(name: Self.manifest, size: text.count, time: time)
        try output.write(header.bytes + text + Array(repeating: 0, count: header.padding + 2 * TarHeader.block))
        try output.sync()
    }
}
