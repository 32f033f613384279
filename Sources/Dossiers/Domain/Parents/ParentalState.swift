import Core
import Foundation

/// Where the agreement of the other parent stands, as the history tells it.
enum ParentalState: Sendable, Equatable {
    case awaited
    case asked(on: Date)
    case alone(ParentalStep.AloneReason)
    case agreed(name: String, at: Date)
    case refused(name: String, at: Date)

    /// - Returns: `nil` when nobody's agreement is needed.
    init?(_ history: [HistoryLine]) {
        let events: Set<HistoryEvent> = [.parentAwaited, .parentAsked, .parentAlone, .parentAgreed, .parentRefused]
        guard let line = history.last(where: { events.contains($0.event) }) else { return nil }
        let name = line.detail["name"]?.string ?? ""
        switch line.event {
        case .parentAsked: self = .asked(on: line.at)
        case .parentAlone: self = .alone(line.detail["reason"]?.string.flatMap(ParentalStep.AloneReason.init) ?? .unknown)
        case .parentAgreed: self = .agreed(name: name, at: line.at)
        case .parentRefused: self = .refused(name: name, at: line.at)
        default: self = .awaited
        }
    }

    /// Nothing was answered yet.
    var isOpen: Bool {
        switch self {
        case .awaited, .asked: true
        default: false
        }
    }

    /// What an agent must be told before accepting. **They decide**: the law has exceptions that no program reads.
    var isMissing: Bool { if case .agreed = self { false } else { true } }

    /// Whether a step may follow: one answer only, and only to what was asked.
    func admits(_ step: ParentalStep) -> Bool {
        switch step {
        case .asked, .alone: isOpen
        case .agreed, .refused: if case .asked = self { true } else { false }
        }
    }
}

extension ParentalStep {
    func record(on dossier: inout Dossier, at now: Date) -> HistoryLine {
        switch self {
        case .asked: dossier.record(.parentAsked, by: .person, at: now)
        case .alone(let reason): dossier.record(.parentAlone, by: .person, detail: ["reason": .string(reason.rawValue)], at: now)
        case .agreed(let name, let digest): dossier.record(.parentAgreed, by: .person, detail: Self.answer(name, digest), at: now)
        case .refused(let name, let digest): dossier.record(.parentRefused, by: .person, detail: Self.answer(name, digest), at: now)
        }
    }

    private static func answer(_ name: String, _ digest: String) -> JSON { ["name": .string(name), "answers": .string(digest)] }
}
