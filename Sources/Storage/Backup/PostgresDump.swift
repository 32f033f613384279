import CPQ
import Foundation

/// A dump of one PostgreSQL database, by PostgreSQL's own programs.
struct PostgresDump {
    private let environment: [String: String]

    init(_ connectionString: String) { environment = Self.variables(connectionString) }

    /// Writes the dump, then has its table of contents read again.
    func write(to file: URL) throws {
        try run("pg_dump", ["--format=custom", "--no-password", "--file=\(file.path)"])
        try run("pg_restore", ["--list", file.path])
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = try path(of: tool)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let errors = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        try process.run()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BackupError.tool(tool, String(decoding: said, as: UTF8.self)) }
    }

    private func path(of tool: String) throws(BackupError) -> URL {
        let programs = PostgresPrograms(path: ProcessInfo.processInfo.environment["PATH"] ?? "")
        guard let path = programs.find(tool) else { throw .tool(tool, "it is not in the PATH; install PostgreSQL's client programs") }
        return path
    }

    /// The connection string as environment variables, one per keyword: on a command line, every user of the machine could read the password.
    private static func variables(_ connectionString: String) -> [String: String] {
        guard let options = PQconninfoParse(connectionString, nil) else { return [:] }
        defer { PQconninfoFree(options) }
        var variables: [String: String] = [:]
        var option = options
        while option.pointee.keyword != nil {
            if let name = option.pointee.envvar, let value = option.pointee.val { variables[String(cString: name)] = String(cString: value) }
            option += 1
        }
        return variables
    }
}
