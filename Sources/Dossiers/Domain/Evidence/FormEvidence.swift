import Core
import Forms
import Foundation

/// Where the counters of forms are kept.
protocol FormEvidence: Sendable {
    func add(_ counts: [FormCount], at now: Date) async throws
    /// Writes what was counted in memory since the last time.
    func keepGathered() async throws
    /// What was counted on some versions of a procedure, and what their latest requests hold.
    func material(for question: EvidenceQuestion) async throws -> EvidenceMaterial
    /// Forgets what was counted before a day.
    func forget(before day: LocalDate) async throws
}

/// What is asked of the counters.
struct EvidenceQuestion: Sendable {
    /// Beyond this number, more requests would tell nothing more.
    static let mostRequests = 1000
    /// A draft that was left sooner may still be in someone's hands.
    static let waitingAfter = 86_400.0

    let procedure: ProcedureID
    let versions: [ProcedureVersionID]
    let units: [UnitID]
    let since: Date
    let now: Date
}

struct EvidenceMaterial: Sendable {
    let counts: [FormCount]
    /// How many open drafts wait at each page since more than a day.
    let waiting: [String: Int]
    /// The latest requests filed, and nothing of them but their answers.
    let requests: [FiledRequest]
}

struct FiledRequest: Sendable {
    let version: ProcedureVersionID
    let receivedAt: Date
    let answers: JSON
}

/// Which files agents opened, for as long as this process remembers: opening one twice counts once. Written nowhere, and of agents it knows nothing.
final class OpenedFiles: @unchecked Sendable {  // seen guarded by lock
    private static let most = 20_000
    private let lock = NSLock()
    private var seen: Set<String> = []

    func isFirst(_ field: String, of dossier: DossierID) -> Bool {
        lock.withLock {
            if seen.count >= Self.most { seen.removeAll(keepingCapacity: true) }
            return seen.insert("\(dossier) \(field)").inserted
        }
    }
}
