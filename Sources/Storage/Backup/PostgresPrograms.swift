import Foundation

/// PostgreSQL's own programs, which a backup needs.
public struct PostgresPrograms: Sendable {
    private let folders: [String]

    /// - Parameter path: where to look: `PATH`.
    public init(path: String) { folders = path.split(separator: ":").map(String.init) }

    func find(_ program: String) -> URL? {
        folders.map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile).map { URL(filePath: $0) }
    }

    /// The first number of the version of `pg_dump`; `nil` when there is none, or it cannot say.
    public func dumpVersion() -> Int? {
        guard let program = find("pg_dump") else { return nil }
        let process = Process(), answer = Pipe()
        process.executableURL = program
        process.arguments = ["--version"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = answer
        guard (try? process.run()) != nil else { return nil }
        let said = String(decoding: (try? answer.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return said.firstMatch(of: /\(PostgreSQL\) (\d+)/).flatMap { Int($0.output.1) }
    }
}
