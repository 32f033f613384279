import App
import ArgumentParser
import Foundation
import Logging

/// What every command does first: read the settings, open the installation.
enum Console {
    static func settings() throws -> Settings {
        let source: SettingsSource
        do {
            source = try SettingsSource.environment()
            for name in source.unknown { say("warning: \(unknown(name))") }
            return try Settings(source)
        } catch {
            throw refused("\(error)")
        }
    }

    /// - Parameter migrated: refuses an installation whose schema is not up to date, saying what to do.
    static func product(migrated: Bool = true) async throws -> Product {
        let product = try await Product.open(settings())
        if migrated, try await !product.pendingMigrations().isEmpty {
            throw refused("The database is not up to date. Run `admilib migrate`, after a backup.")
        }
        return product
    }

    static func unknown(_ name: String) -> String {
        let meant = SettingsSource.nearest(to: name).map { "did you mean \($0)?" } ?? "see `admilib config`."
        return "\(name) is not a setting of Admilib: \(meant)"
    }

    /// What only somebody can mend: `deploy/admilib.service` does not start again after this status (`EX_CONFIG` of sysexits).
    private static func refused(_ reason: String) -> ExitCode {
        say("Error: \(reason)")
        return ExitCode(78)
    }

    /// Words for the person at the terminal; logs go elsewhere.
    static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    static func print(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    /// Reads the standard input whole before it writes anything: a caller never gets half an answer.
    static func answer(_ answers: ([UInt8]) throws -> String) throws {
        do {
            print(try answers(Array(FileHandle.standardInput.readToEnd() ?? Data())))
        } catch let fault as CommandFault {
            say("\(fault)")
            throw ExitCode(2)
        }
    }

    static func logger() -> Logger {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "admilib")
        logger.logLevel = .notice
        return logger
    }
}
