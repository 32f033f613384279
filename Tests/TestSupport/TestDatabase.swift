import Foundation
import Storage

/// The engines that every storage test runs on: `@Test(arguments: TestEngine.allCases)`.
public enum TestEngine: String, CaseIterable, Sendable {
    case sqlite, postgres
}

/// A database of a test's own, empty but for its migrations: a file for SQLite, a schema of the test cluster for PostgreSQL.
public enum TestDatabase {
    public static func open(_ engine: TestEngine, migrations: [Migration] = []) async throws -> any Database {
        let database: any Database =
            switch engine {
            case .sqlite: try SQLiteDatabase(path: TestFolder.make().appending(path: "test.sqlite").path)
            case .postgres: try await PostgresDatabase(connectionString: TestCluster.addressOfNewSchema(), connections: 3)
            }
        _ = try await Migrator(migrations).run(on: database, now: Date(timeIntervalSince1970: 1_772_438_400))
        return database
    }
}

/// Folders that disappear with the test process.
public enum TestFolder {
    private static let root: URL = {
        let root = FileManager.default.temporaryDirectory.appending(path: "admilib-tests-\(getpid())")
        atexit { try? FileManager.default.removeItem(at: TestFolder.root) }
        return root
    }()

    public static func make() throws -> URL {
        let folder = root.appending(path: UUID().uuidString.lowercased())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
