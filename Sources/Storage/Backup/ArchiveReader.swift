import Core
import Crypto
import Foundation

/// Reads an archive from beginning to end, and accepts it only whole: every file as the manifest says, none more, none less.
struct ArchiveReader {
    private let input: OpenFile
    private var digests: [String: String] = [:]

    init(_ file: URL) throws { input = try OpenFile(reading: file) }

    /// - Parameter destination: where the bytes of a file go, by its name; `nil` to only check them.
    /// - Returns: the names of the files.
    mutating func read(to destination: (String) throws -> OpenFile?) throws -> [String] {
        while let header = try TarHeader(input.read(TarHeader.block)) {
            if header.name == ArchiveWriter.manifest { return try check(manifest: header) }
            guard Backup.isExpected(header.name), digests[header.name] == nil else { throw BackupError.damaged("it holds \(header.name)") }
            digests[header.name] = try copy(header, to: destination(header.name))
        }
        throw BackupError.damaged("it has no manifest")
    }

    /// - Returns: the digest of what was copied.
    private func copy(_ header: TarHeader, to output: OpenFile?) throws -> String {
        var (hash, left) = (SHA256(), header.size)
        while left > 0 {
            let chunk = try take(min(left, 1 << 18))
            hash.update(data: chunk)
            try output?.write(chunk)
            left -= chunk.count
        }
        _ = try take(header.padding)
        try output?.sync()
        return Secret.hexadecimal(hash.finalize())
    }

    private func check(manifest header: TarHeader) throws -> [String] {
        let lines = try String(decoding: take(header.size), as: UTF8.self).split(separator: "\n")
        let end = try take(header.padding + 2 * TarHeader.block).suffix(2 * TarHeader.block)
        guard end.allSatisfy({ $0 == 0 }), try input.read(1).isEmpty else { throw BackupError.damaged("something follows its end") }
        guard lines.count == digests.count else { throw BackupError.damaged("its manifest names \(lines.count) files of \(digests.count)") }
        for line in lines {
            let (digest, name) = (String(line.prefix(64)), String(line.dropFirst(66)))
            guard digests[name] == digest else { throw BackupError.damaged("\(name) is not as it was written") }
        }
        return digests.keys.sorted()
    }

    private func take(_ count: Int) throws -> [UInt8] {
        let bytes = try input.read(count)
        guard bytes.count == count else { throw BackupError.damaged("it is cut") }
        return bytes
    }
}
