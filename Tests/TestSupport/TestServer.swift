import Foundation

/// A PostgreSQL server of this test process's own, on a socket in its own folder: processes that test at the same time never meet. It ends with the
/// process, however that ends.
public struct TestServer: Sendable {
    private let folder: URL

    public var address: String { "host=\(folder.path) user=postgres dbname=postgres" }

    /// Makes a server and starts it. Blocks for a second or two.
    public init() throws {
        folder = URL(filePath: "/tmp/admilib-pg-\(getpid())-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false, attributes: Self.owner)
        try stopWhenWeEnd()
        try run("initdb", ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"])
        try start()
    }

    public func start() throws {
        try run("pg_ctl", ["start", "-w", "-D", data, "-l", folder.appending(path: "log").path, "-o", settings])
    }

    public func stop() throws { try run("pg_ctl", ["stop", "-w", "-m", "fast", "-D", data]) }

    private var data: String { folder.appending(path: "data").path }

    /// Durability costs time and is not what tests are for, except in the few that kill the server.
    private var settings: String {
        [
            "listen_addresses=", "unix_socket_directories=\(folder.path)", "fsync=off", "autovacuum=off", "full_page_writes=off",
            "max_connections=1500",
            "shared_buffers=32MB", "deadlock_timeout=100ms",
        ].map { "-c \($0)" }.joined(separator: " ")
    }

    /// A shell that outlives us just long enough, even if we are killed; and longer than an `initdb` that was not yet done.
    private func stopWhenWeEnd() throws {
        let stop = Self.asPostgres("pg_ctl", ["stop", "-m", "immediate", "-D", data])
        let script = """
            trap '' INT TERM HUP
            while kill -0 \(getpid()); do sleep 0.3; done
            "$@"
            sleep 2
            rm -rf '\(folder.path)'
            """
        _ = try ChildProcess(["/bin/sh", "-c", script, "sh"] + stop, output: "/dev/null")
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        let log = folder.appending(path: "\(tool).log")
        let status = try ChildProcess(Self.asPostgres(tool, arguments), output: log.path).wait()
        guard status == 0 else { throw Failure(tool: tool, output: try String(contentsOf: log, encoding: .utf8)) }
    }

    struct Failure: Error {
        let tool: String, output: String
    }
}

/// The programs of PostgreSQL, and who runs them: they refuse to run as root.
extension TestServer {
    private static var isRoot: Bool { geteuid() == 0 }

    private static var owner: [FileAttributeKey: Any] {
        isRoot ? [.posixPermissions: 0o700, .ownerAccountName: "postgres"] : [.posixPermissions: 0o700]
    }

    private static func asPostgres(_ tool: String, _ arguments: [String]) -> [String] {
        (isRoot ? ["/usr/sbin/runuser", "-u", "postgres", "--"] : []) + [path(of: tool)] + arguments
    }

    private static func path(of tool: String) -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let all = folders + [17, 16, 15].map { "/usr/lib/postgresql/\($0)/bin" }
        return all.map { "\($0)/\(tool)" }.first(where: FileManager.default.isExecutableFile) ?? "/usr/lib/postgresql/15/bin/\(tool)"
    }
}
