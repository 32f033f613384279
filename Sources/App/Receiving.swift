import Core
import Foundation
import Logging
import Reception
import ServiceLifecycle
import Storage
import UnixSignals

/// What the commands of inbound mail do.
extension Product {
    /// Listens where the settings say, until asked to stop.
    public func serveLMTP(logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: .init(
                services: [LMTPService(product: self, logger: logger)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
        await database.close()
    }

    /// How a message from a pipe ended, in the words of sysexits(3), which mail servers understand.
    public enum PipeOutcome: Int32, Sendable {
        case kept = 0
        /// Larger than the limit: sent back to its sender.
        case tooLarge = 65
        /// No such mailbox: sent back to its sender.
        case unknown = 67
        /// The mail server tries again.
        case tryAgain = 75
    }

    /// - Parameter recipients: as the mail server hands them over; those that are no addresses are nobody's.
    public func take(_ input: FileHandle, from sender: ReturnPath, for recipients: [String], logger: Logger) async -> PipeOutcome {
        let paths = recipients.compactMap(MailPath.init)
        guard !paths.isEmpty else { return .unknown }
        let outcomes = await reception.take(input, Envelope(sender: sender, recipients: paths), log: logger)
        if outcomes.contains(.unavailable) { return .tryAgain }
        if outcomes.contains(.kept) { return .kept }
        return outcomes.contains(.tooLarge) ? .tooLarge : .unknown
    }
}

extension Product {
    /// Takes what a scanner put in a folder. `admilib serve` sorts what was kept.
    public func takeScans(in folder: URL, for address: String) async throws -> [(file: String, outcome: ScanFolder.Outcome)] {
        guard let path = MailPath(address) else { throw CommandFault("\(address) is not an e-mail address.") }
        return try await reception.takeScans(in: folder, for: path)
    }
}

private struct LMTPService: Service, CustomStringConvertible {
    let product: Product
    let logger: Logger

    /// As of ``BackgroundWork``: the name made for it would hold the key, take half a minute and a gigabyte.
    var description: String { "Mail that comes" }

    func run() async throws {
        let address = product.settings.mail.lmtp
        // A message being received is not acknowledged: the mail server brings it again.
        do {
            try await cancelWhenGracefulShutdown {
                try await product.reception.serveLMTP(on: address, log: logger) { port in
                    logger.notice("Receiving mail", metadata: ["address": "\(address)", "port": "\(port ?? 0)"])
                }
            }
        } catch is CancellationError {
            // Stopped, as systemd does: that is no failure.
        }
    }
}
