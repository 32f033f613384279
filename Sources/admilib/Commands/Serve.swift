import App
import ArgumentParser
import Core
import Foundation

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the pages, and does the work behind them (mail, timers, cleaning), until it is stopped.",
        discussion: "Put a reverse proxy that speaks HTTPS in front. Several of them may share one PostgreSQL database."
    )

    @Flag(help: "Bring the database up to date first.")
    var migrate = false

    func run() async throws {
        let logger = Console.logger()
        let product = try await Console.product(migrated: !migrate)
        if migrate { try await product.migrate() }
        Console.say("Serving on http://\(product.settings.server.host):\(product.settings.server.port)")
        try await product.serve(logger: logger)
    }
}

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Brings the database up to date. Make a backup before upgrading.")

    func run() async throws {
        let product = try await Console.product(migrated: false)
        let done = try await product.migrate()
        Console.print(done.isEmpty ? "The database was up to date." : done.map { "done: \($0)" }.joined(separator: "\n"))
        await product.close()
    }
}

struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the settings as they are read; secrets are hidden.")

    func run() throws {
        let source = try SettingsSource.environment()
        for line in source.printed { Console.print(line) }
        for name in source.unknown { Console.say("warning: \(Console.unknown(name))") }
        _ = try Console.settings()
    }
}

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what is wrong with this installation, and how to mend it. Changes nothing.",
        discussion: """
            Ends with 0 when nothing is wrong, with 1 when something is, with 78 when a setting cannot be read: it is then the first to mend.
            """
    )

    func run() async throws {
        let settings = try Console.settings(), unknown = try SettingsSource.environment().unknown
        let findings = await Examination(settings: settings, unknown: unknown).run()
        for finding in findings { Console.print(finding.line) }
        if findings.contains(where: { $0.isWrong }) { throw ExitCode(1) }
    }
}
