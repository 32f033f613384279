import Foundation
import Storage

/// A PostgreSQL server of this test process's own, started when first asked for, on a socket in its own folder: processes that test at the same
/// time never meet. It ends with the process, however that ends.
public enum TestCluster {
    private static let address = Task.detached { try start() }
    private static let schemas = Task.detached { try await PostgresDatabase(connectionString: address.value, connections: 1) }

    /// A connection string whose tables are in a schema that nobody else uses.
    public static func addressOfNewSchema() async throws -> String {
        let name = "t" + UUID().uuidString.lowercased().replacing("-", with: "")
        try await schemas.value.write { try $0.execute(script: "CREATE SCHEMA \(name)") }
        return try await address.value + " options='-c search_path=\(name)'"
    }

    private static func start() throws -> String {
        let folder = URL(filePath: "/tmp/admilib-pg-\(getpid())-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: owner)
        let data = folder.appending(path: "data").path
        try run("initdb", ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"], in: folder)
        try run("pg_ctl", ["start", "-w", "-D", data, "-l", folder.appending(path: "log").path, "-o", settings(folder)], in: folder)
        try stopWhenWeEnd(folder)
        return "host=\(folder.path) user=postgres dbname=postgres"
    }

    /// Durability costs time and is not what tests are for, except in the few that kill the server.
    private static func settings(_ folder: URL) -> String {
        [
            "listen_addresses=", "unix_socket_directories=\(folder.path)", "fsync=off", "full_page_writes=off", "max_connections=400",
            "shared_buffers=32MB", "deadlock_timeout=100ms",
        ].map { "-c \($0)" }.joined(separator: " ")
    }

    /// A shell that outlives us just long enough, even if we are killed.
    private static func stopWhenWeEnd(_ folder: URL) throws {
        let stop = asPostgres("pg_ctl", ["stop", "-m", "immediate", "-D", folder.appending(path: "data").path])
        let script = """
            trap '' INT TERM HUP
            while kill -0 \(getpid()); do sleep 0.3; done
            "$@"
            rm -rf '\(folder.path)'
            """
        _ = try ChildProcess(["/bin/sh", "-c", script, "sh"] + stop, output: "/dev/null")
    }

    private static func run(_ tool: String, _ arguments: [String], in folder: URL) throws {
        let log = folder.appending(path: "\(tool).log")
        let status = try ChildProcess(asPostgres(tool, arguments), output: log.path).wait()
        guard status == 0 else { throw Failure(tool: tool, output: try String(contentsOf: log, encoding: .utf8)) }
    }

    struct Failure: Error {
        let tool: String, output: String
    }

    /// PostgreSQL refuses to run as root.
    private static func asPostgres(_ tool: String, _ arguments: [String]) -> [String] {
        (isRoot ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []) + [path(of: tool)] + arguments
    }

    private static var isRoot: Bool { geteuid() == 0 }

    private static var owner: [FileAttributeKey: Any] {
        isRoot ? [.posixPermissions: 0o700, .ownerAccountName: "postgres"] : [.posixPermissions: 0o700]
    }

    private static func path(of tool: String) -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let all = folders + [17, 16, 15].map { "/usr/lib/postgresql/\($0)/bin" }
        return all.map { "\($0)/\(tool)" }.first(where: FileManager.default.isExecutableFile) ?? "/usr/lib/postgresql/15/bin/\(tool)"
    }
}
