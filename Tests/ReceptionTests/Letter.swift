import Foundation
import Reception

/// Messages written for tests, as files.
struct Letter {
    var bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n").utf8) }
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// From Amina to the town hall; `head` are more header lines.
    init(head: [String] = [], body: String) {
        let lines = ["From: Amina <amina@example.org>", "To: contact@admiville.example", "Message-ID: <m1@example.org>"] + head
        self.init(lines.joined(separator: "\n") + "\n\n" + body)
    }

    func read(keep: @escaping (Int) throws -> URL? = { _ in nil }) throws -> MessageContent {
        try TemporaryFolder.with { folder in
            let file = folder.appending(path: "letter")
            try Data(bytes).write(to: file)
            return try MessageReader.read(file, keep: keep)
        }
    }

    /// Its parts as they were written to the disk, by number.
    func parts() throws -> [Int: [UInt8]] {
        try TemporaryFolder.with { folder in
            let content = try read { folder.appending(path: "part-\($0)") }
            return try Dictionary(
                uniqueKeysWithValues: content.parts.map { part in
                    (part.number, Array(try Data(contentsOf: folder.appending(path: "part-\(part.number)"))))
                })
        }
    }
}

enum TemporaryFolder {
    static func with<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    static func with<T>(_ body: (URL) async throws -> T) async throws -> T {
        let folder = try make()
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }

    private static func make() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reception-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
