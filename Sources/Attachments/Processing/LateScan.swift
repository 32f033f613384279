import Core
import Foundation
import Storage

/// Has the antivirus look at what came while it did not answer.
struct LateScan: Sendable {
    let table: AttachmentTable
    let keeping: Keeping
    let scanner: any VirusScanner
    let folder: URL

    /// What one round did.
    struct Outcome: Sendable, Equatable {
        var safe = 0
        var infected = 0
        /// Why it stopped, when the antivirus still does not answer.
        var failure: String?
    }

    private static let mostAtOnce = 100

    func run() async throws -> Outcome {
        var outcome = Outcome()
        var last = AttachmentID(0)
        while outcome.failure == nil {
            let waiting = try await table.awaitingScan(after: last, atMost: Self.mostAtOnce)
            guard let end = waiting.last else { break }
            for attachment in waiting where outcome.failure == nil { try await scan(attachment, &outcome) }
            last = end.id
        }
        return outcome
    }

    private func scan(_ attachment: Attachment, _ outcome: inout Outcome) async throws {
        guard let digest = attachment.digest else { return }
        switch try await verdict(on: digest) {
        case .clean:
            try await table.settle(attachment.id, isSafe: true)
            outcome.safe += 1
        case .infected:
            try await table.settle(attachment.id, isSafe: false)
            outcome.infected += 1
        case .unreachable(let reason): outcome.failure = reason
        }
    }

    private func verdict(on digest: String) async throws -> Verdict {
        try await WorkFolder.with(in: folder) { work in
            let file = work.appending(path: "content")
            try await keeping.copy(digest, to: file)
            return await scanner.verdict(on: file)
        }
    }
}
