import Core
import Foundation

/// Somebody called or came, and it made no request: counted, never written down. Counters by day; of the person, nothing.
struct CountedContact: Sendable, Hashable {
    /// The two ways that leave no trace by themselves.
    enum Way: String, Sendable, CaseIterable { case counter, phone }

    /// What came of it.
    enum Outcome: String, Sendable, CaseIterable {
        case answered
        /// A request was begun with them, or they will begin it.
        case begun
        case appointment
        /// Another service or another administration.
        case directed
    }

    /// What it was about.
    enum Subject: Sendable, Hashable, LosslessStringConvertible {
        case procedure(ProcedureID)
        /// A request that exists: where does it stand?
        case following
        /// Hours, addresses, who does what.
        case information
        case other

        static let general: [Subject] = [.following, .information, .other]

        var description: String {
            switch self {
            case .procedure(let id): "demarche-\(id)"
            case .following: "suivi"
            case .information: "renseignement"
            case .other: "autre"
            }
        }

        init?(_ text: String) {
            if let general = Self.general.first(where: { $0.description == text }) {
                self = general
            } else {
                guard text.hasPrefix("demarche-"), let id = ProcedureID(String(text.dropFirst(9))) else { return nil }
                self = .procedure(id)
            }
        }
    }

    let unit: UnitID
    let way: Way
    let subject: Subject
    let outcome: Outcome
}

/// Where contacts are counted. A viewer counts, and sees, those of their own units.
protocol ContactTally: Sendable {
    func count(_ contact: CountedContact, on day: LocalDate, by viewer: AgentViewer) async throws
    /// Takes one back.
    /// - Returns: `false` when there is none to take back.
    func takeBack(_ contact: CountedContact, on day: LocalDate, by viewer: AgentViewer) async throws -> Bool
    func counts(from first: LocalDate, through last: LocalDate, for viewer: AgentViewer) async throws -> [ContactCount]
}

struct ContactCount: Sendable, Equatable {
    let contact: CountedContact
    let number: Int
}
