import Core
import Foundation

/// Where the agreement of somebody else stands, as the history tells it.
struct AgreementState: Sendable, Equatable {
    enum Standing: Sendable, Equatable {
        case awaited
        case asked(on: Date)
        case alone(AgreementStep.AloneReason)
        case agreed(name: String, at: Date)
        case refused(name: String, at: Date)
        /// Answered, and what they answered to was corrected since: they never read what stands now.
        case outdated(name: String, at: Date)
    }

    let party: AgreementStep.Party
    let standing: Standing

    static let events: Set<HistoryEvent> = [
        .parentAwaited, .parentAsked, .parentAlone, .parentAgreed, .parentRefused, .cosignatureAwaited, .cosignatureAsked, .cosignatureAgreed,
        .cosignatureRefused,
    ]

    /// - Returns: `nil` when nobody's agreement is needed.
    init?(_ history: [HistoryLine]) {
        let history = history.stillAsked
        guard let place = history.lastIndex(where: { Self.events.contains($0.event) }) else { return nil }
        let line = history[place], isCorrected = history[place...].contains { $0.event == .corrected }
        let name = line.detail["name"]?.string ?? ""
        party = line.detail["party"]?.string.flatMap(AgreementStep.Party.init) ?? .parent
        standing =
            switch line.event {
            case .parentAsked, .cosignatureAsked: .asked(on: line.at)
            case .parentAlone: .alone(line.detail["reason"]?.string.flatMap(AgreementStep.AloneReason.init) ?? .unknown)
            case .parentAgreed where isCorrected, .cosignatureAgreed where isCorrected, .parentRefused where isCorrected,
                .cosignatureRefused where isCorrected:
                .outdated(name: name, at: line.at)
            case .parentAgreed, .cosignatureAgreed: .agreed(name: name, at: line.at)
            case .parentRefused, .cosignatureRefused: .refused(name: name, at: line.at)
            default: .awaited
            }
    }

    /// Nothing was answered yet to what stands now.
    var isOpen: Bool {
        switch standing {
        case .awaited, .asked, .outdated: true
        default: false
        }
    }

    /// What an agent must be told before accepting. **They decide**: the law has exceptions that no program reads.
    var isMissing: Bool { if case .agreed = standing { false } else { true } }

    /// Whether a step may follow: one answer only, and only to what was asked.
    func admits(_ step: AgreementStep) -> Bool {
        switch step {
        case .asked: isOpen
        case .alone: isOpen && party == .parent
        case .agreed, .refused: if case .asked = standing { true } else { false }
        }
    }
}

extension AgreementStep {
    /// - Parameter agent: who asks at the counter, in place of the person.
    func record(of party: Party, on dossier: inout Dossier, by agent: Actor? = nil, at now: Date) -> HistoryLine {
        let isParent = party == .parent
        var detail: [String: JSON] = isParent ? [:] : ["party": .string(party.rawValue)]
        let event: HistoryEvent
        switch self {
        case .asked: event = isParent ? .parentAsked : .cosignatureAsked
        case .alone(let reason): (event, detail["reason"]) = (.parentAlone, .string(reason.rawValue))
        case .agreed(let name, let digest):
            event = isParent ? .parentAgreed : .cosignatureAgreed
            (detail["name"], detail["answers"]) = (.string(name), .string(digest))
        case .refused(let name, let digest):
            event = isParent ? .parentRefused : .cosignatureRefused
            (detail["name"], detail["answers"]) = (.string(name), .string(digest))
        }
        guard let agent else { return dossier.record(event, by: .person, detail: .object(detail), at: now) }
        return dossier.record(event, by: agent, detail: .object(detail), at: now)
    }
}
