import Foundation
import Web

/// A folder for the work on one file, for this user alone, gone when the work is done.
enum WorkFolder {
    static func with<T>(in parent: URL, _ body: (URL) async throws -> T) async throws -> T {
        let folder = parent.appending(path: "travail-\(UUID().uuidString)")
        try await BlockingWork.run {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        do {
            let result = try await body(folder)
            await remove(folder)
            return result
        } catch {
            await remove(folder)
            throw error
        }
    }

    private static func remove(_ folder: URL) async {
        try? await BlockingWork.run { try FileManager.default.removeItem(at: folder) }
    }
}
