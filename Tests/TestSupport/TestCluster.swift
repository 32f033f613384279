import Foundation
import Storage

/// The one server that all the tests of a process share, started when first asked for; each test has a schema of it.
public enum TestCluster {
    private static let address = Task.detached { try TestServer().address }
    private static let schemas = Task.detached { try await PostgresDatabase(connectionString: address.value, connections: 1) }

    /// A connection string whose tables are in a schema that nobody else uses.
    public static func addressOfNewSchema() async throws -> String {
        let name = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
        try await schemas.value.write { try $0.execute(script: "CREATE SCHEMA \(name)") }
        return try await address.value + " options='-c search_path=\(name)'"
    }
}

extension TestCluster {
    /// Runs a statement of the server's administrator, outside of any transaction.
    public static func control(_ statement: String) async throws {
        let status = try await ChildProcess(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement, address.value], output: "/dev/null").wait()
        if status != 0 { throw DatabaseError.other(statement) }
    }
}
