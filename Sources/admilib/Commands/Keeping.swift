import App
import ArgumentParser
import Foundation

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes the whole installation, database and files, to one file, and reads it back to check it. May run while people work.",
        discussion: """
            The file holds personal data: keep it where only you can read it. The installation's key (ADMILIB_DATA/key) is not in it, on purpose:
            keep a copy of the key in another place, or attached files cannot be read again.
            """
    )

    @Argument(help: "The file to write, for instance /var/backups/admilib-2026-11-22.tar.")
    var file: String

    @Flag(help: "Then removes the older backups of the same folder, once they are older than ADMILIB_BACKUP_DAYS.")
    var prune = false

    func run() async throws {
        let product = try await Console.product(migrated: false)
        let report = try await product.backup(to: URL(filePath: file))
        Console.print(report)
        if prune { Console.print(try await product.pruneBackups(beside: URL(filePath: file))) }
        await product.close()
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Makes an installation again from a backup. The folder of the installation must be empty."
    )

    @Argument(help: "The file that `admilib backup` wrote.")
    var file: String

    func run() async throws {
        Console.print(try await Product.restore(from: URL(filePath: file), settings: try Console.settings()))
    }
}

struct StatisticsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statistics", abstract: "The figures on requests.", subcommands: [Recount.self]
    )

    struct Recount: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Counts every request again, in place of what was counted of it. May run while people work."
        )

        func run() async throws {
            let product = try await Console.product()
            let read = try await product.countAll()
            Console.print("\(read) requests counted.")
            await product.close()
        }
    }
}

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "The histories of requests.", subcommands: [Verify.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Follows the chain of every request's history, and says which line was changed, if any.",
            discussion: "Ends with 0 when every chain is whole, with 1 otherwise."
        )

        func run() async throws {
            let product = try await Console.product()
            let (read, broken) = try await product.verifyHistory()
            for (reference, line) in broken { Console.print("broken: \(reference), line \(line)") }
            Console.print("\(read) histories read, \(broken.count) broken.")
            await product.close()
            if !broken.isEmpty { throw ExitCode(1) }
        }
    }
}

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "The keys that keep the sectors of people's spaces apart.", subcommands: [Rotate.self]
    )

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Gives every sector a new key, and the requests of people's spaces new marks. May run while people work, and again if it was stopped.",
            discussion: "The installation's own key (ADMILIB_KEY) stays what it is."
        )

        func run() async throws {
            let product = try await Console.product()
            let (sectors, requests) = try await product.rotateSectorKeys()
            Console.print("\(sectors) sectors have a new key, \(requests) requests a new mark.")
            await product.close()
        }
    }
}
