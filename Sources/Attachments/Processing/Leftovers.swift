import Foundation
import Web

/// Files that a process left when it was killed.
enum Leftovers {
    /// Removes what has not changed since `limit` in these folders, which hold temporary files and nothing else.
    /// - Returns: how many.
    static func remove(in folders: [URL], untouchedSince limit: Date) async throws -> Int {
        try await BlockingWork.run { try folders.reduce(0) { try $0 + remove(in: $1, limit) } }
    }

    private static func remove(in folder: URL, _ limit: Date) throws -> Int {
        guard FileManager.default.fileExists(atPath: folder.path) else { return 0 }
        var count = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let file = folder.appending(path: name)
            let date = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
            guard let date, date < limit, (try? FileManager.default.removeItem(at: file)) != nil else { continue }
            count += 1
        }
        return count
    }
}
