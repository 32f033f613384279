import App
import ArgumentParser
import Foundation
import Reception

struct InboundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbound", abstract: "Takes what comes: mail, and letters that were scanned.",
        subcommands: [LMTP.self, MailFromPipe.self, Scans.self]
    )

    struct LMTP: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lmtp", abstract: "Listens for the mail server, by LMTP, until it is stopped.",
            discussion: "Where: ADMILIB_LMTP. A message is answered for once it is on the disk. `admilib serve` sorts what came."
        )

        func run() async throws {
            let logger = Console.logger()
            let product = try await Console.product()
            Console.say("Receiving mail on \(product.settings.mail.lmtp)")
            try await product.serveLMTP(logger: logger)
        }
    }

    struct MailFromPipe: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mail", abstract: "Takes one message on standard input.",
            discussion: "Ends with 0 once it is kept, 75 when it must be brought again, 67 for an unknown recipient, 65 for a message too large."
        )

        @Option(help: "The sender of the envelope; empty, or MAILER-DAEMON, for a report of failure.")
        var sender: String?

        @Argument(help: "The recipients of the envelope.")
        var recipients: [String]

        func run() async throws {
            throw ExitCode(await outcome().rawValue)
        }

        /// Postfix writes MAILER-DAEMON for the empty sender unless it is told otherwise (pipe(8), null_sender).
        private var returnPath: ReturnPath {
            guard let sender else { return .unknown }
            return sender.isEmpty || sender.uppercased() == "MAILER-DAEMON" ? .nobody : .address(sender)
        }

        /// Whatever is wrong with the installation, the mail server keeps the message and tries again.
        private func outcome() async -> Product.PipeOutcome {
            do {
                let product = try await Console.product()
                let outcome = await product.take(.standardInput, from: returnPath, for: recipients, logger: Console.logger())
                await product.close()
                return outcome
            } catch {
                Console.say("\(error)")
                return .tryAgain
            }
        }
    }

    struct Scans: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "scans", abstract: "Takes the letters that a scanner put in a folder, once.",
            discussion: """
                PDF and pictures. Separator sheets, printed from the desk, say where a letter begins and to which request it goes; the others go to the inbox. \
                What was kept moves to FOLDER/traites for a week, what cannot be read to FOLDER/a-voir. To be run every minute (docs/reception.md).
                """
        )

        @Option(help: "Whose inbox letters go to that no sheet sends elsewhere: the address of a service, or of the authority.")
        var to: String

        @Argument(help: "The folder of the scanner.")
        var folder: String

        func run() async throws {
            let product = try await Console.product()
            let outcomes = try await product.takeScans(in: URL(filePath: folder, directoryHint: .isDirectory), for: to)
            await product.close()
            for (file, outcome) in outcomes {
                switch outcome {
                case .kept(let letters, let new): Console.say("\(file): \(letters) letters, \(new) new")
                case .refused: Console.say("\(file): cannot be read, moved to a-voir")
                }
            }
            if outcomes.contains(where: { $0.outcome == .refused }) { throw ExitCode(1) }
        }
    }
}
