import Foundation
import Storage
import Web

extension RawMessages {
    /// One part of a message, decoded.
    /// - Returns: the file, open: it has no name any more, and is gone once closed. `nil` for a part that is not there.
    func part(_ number: Int, of raw: String) async throws -> (file: FileHandle, size: Int)? {
        try await lend(raw) { message, folder in
            let part = folder.appending(path: "part")
            return try await BlockingWork.run {
                let content = try MessageReader.read(message) { $0 == number ? part : nil }
                guard let found = content.parts.first(where: { $0.number == number }) else { return nil }
                return (try FileHandle(forReadingFrom: part), found.size)
            }
        }
    }
}
