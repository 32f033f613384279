import Core
import Foundation
import Storage

/// What `admilib doctor` looks at. Each finding says what to do. Changes nothing.
public struct Examination: Sendable {
    let settings: Settings
    let unknown: [String]
    let machine: Machine

    /// - Parameter unknown: names of settings that are none of ours.
    public init(settings: Settings, unknown: [String] = [], machine: Machine = Machine()) {
        (self.settings, self.unknown, self.machine) = (settings, unknown, machine)
    }

    /// What is seen of the machine, so that tests can plant what they cannot do to it.
    public struct Machine: Sendable {
        var now: @Sendable () -> Date
        /// Of the disk that holds this folder.
        var freeBytes: @Sendable (String) -> Int64
        /// Where programs are looked for.
        var path: String
        /// How long a server beside us may take to answer.
        var patience: Duration

        public init(
            now: @escaping @Sendable () -> Date = { Date() }, freeBytes: @escaping @Sendable (String) -> Int64 = Self.free,
            path: String = ProcessInfo.processInfo.environment["PATH"] ?? "", patience: Duration = .seconds(10)
        ) {
            (self.now, self.freeBytes, self.path, self.patience) = (now, freeBytes, path, patience)
        }

        public static let free: @Sendable (String) -> Int64 = { folder in
            ((try? FileManager.default.attributesOfFileSystem(forPath: folder))?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        }
    }

    public struct Finding: Sendable {
        public let isWrong: Bool
        public let line: String

        static func fine(_ text: String) -> Finding { Finding(isWrong: false, line: "  ok    \(text)") }
        static func wrong(_ text: String, mend: String) -> Finding { Finding(isWrong: true, line: "  WRONG \(text)\n        → \(mend)") }
        static func note(_ text: String) -> Finding { Finding(isWrong: false, line: "  note  \(text)") }
    }

    public func run() async -> [Finding] {
        var findings = names() + [folder(), key(), room()] + programs()
        findings += await stored()
        return await findings + [mail(), scanner(), proxy()].compactMap(\.self)
    }

    private func stored() async -> [Finding] {
        let storage = settings.storage
        // Opening a file that is not there would make it.
        if !storage.isPostgres, !FileManager.default.fileExists(atPath: storage.database) {
            return [.note("no database yet at \(storage.database): `admilib migrate` makes it")]
        }
        do {
            let database = try await Product.openDatabase(settings)
            let findings = await examine(database)
            await database.close()
            return findings
        } catch {
            return [storage.isPostgres ? unreachable(error) : unreadable(error)]
        }
    }

    private func unreachable(_ error: any Error) -> Finding {
        .wrong(
            "PostgreSQL cannot be reached: \(error)",
            mend: "see that it runs (systemctl status postgresql), and that ADMILIB_DATABASE has the right host, port, name, user and password")
    }

    private func unreadable(_ error: any Error) -> Finding {
        .wrong(
            "the database \(settings.storage.database) cannot be opened: \(error)",
            mend: "see that it belongs to the user that runs Admilib (chown), or restore the last backup")
    }
}
