import Core
import Foundation
import Law

/// What a measure of protection asks of a request that the protected person filed alone, once an agent said that it is the same person. It keeps its date of
/// reception; what is missing is asked for with a day (CRPA L114-6), and **accepting without it takes a reason that stays in the history**.
struct ProtectionHold: Sendable, Equatable {
    enum Lack: String, Sendable, CaseIterable {
        /// The curator's agreement, or that of whoever assists the person (C. civ. 467, 494-1).
        case assistance
        /// That of the supervisor: the curator is a party to it (454, 461).
        case supervisor
        /// The judge's authorisation.
        case authorisation
        /// The representative does it in the person's name, and nobody else (472, 473).
        case representative
        /// Nobody may, under this measure.
        case nobody
    }

    /// As the table of the law names it.
    let kind: String
    /// By when the person was invited to make it complete.
    let until: LocalDate?
    /// What is missing still, by now.
    let lacks: [Lack]
    /// An agent accepted without it, and wrote why.
    let isSetAside: Bool

    /// - Returns: `nil` where no agent tied the request to a measure.
    init?(_ history: [HistoryLine]) {
        guard let line = history.last(where: { $0.event == .protectionTied }) else { return nil }
        kind = line.detail["kind"]?.string ?? ""
        until = line.detail["until"]?.string.flatMap { LocalDate($0) }
        isSetAside = history.contains { $0.event == .protectionSetAside }
        let (agreement, authorisation) = (AgreementState(history), AuthorisationState(history))
        lacks = (line.detail["lacks"]?.array?.compactMap(\.string) ?? []).compactMap(Lack.init).filter { lack in
            switch lack {
            case .assistance, .supervisor: agreement?.isMissing ?? true
            case .authorisation: if case .given = authorisation { false } else { true }
            case .representative, .nobody: true
            }
        }
    }

    var isHolding: Bool { !lacks.isEmpty && !isSetAside }
}

extension RunningMeasure {
    /// What is missing of a request that the person filed alone.
    var lacks: [ProtectionHold.Lack] {
        let assistance: ProtectionHold.Lack = isConflicted ? .supervisor : .assistance
        return switch profile {
        case .personWithAssistance: [assistance]
        case .personWithAssistanceAndJudge: [assistance, .authorisation]
        case .representative, .representativeWithJudge: [.representative]
        case .nobody: [.nobody]
        case .person, .personOrRepresentative, .strictlyPerson, .scopeOfJudgment: []
        }
    }

    /// Whether an agent who recognised the person has something to say: what lacks, or that the curator gets a copy of the decision.
    var isTiable: Bool { copies || !lacks.isEmpty }
}

extension Handling {
    /// How long the person has to have it made complete.
    static let patienceInMonths = 1

    /// Ties a request to the measure of the person who filed it: once, and only while it is open.
    /// - Parameter text: what the person is told; `nil` where nothing lacks.
    func tie(_ measure: RunningMeasure, on dossier: inout Dossier, _ history: [HistoryLine], telling text: String?, until: LocalDate) -> Changes {
        let isTied = CuratorCopies(history) != nil || ProtectionHold(history) != nil
        guard dossier.isOpen, !isTied, ActingRepresentative(history) == nil else { return Changes() }
        var detail: [String: JSON] = [
            "trace": .string(measure.trace), "kind": .string(measure.kind), "copies": .bool(measure.copies),
            "lacks": .array(measure.lacks.map { .string($0.rawValue) }),
        ]
        if text != nil { (detail["until"], detail["notify"]) = (.string(until.description), "message") }
        let line = dossier.record(.protectionTied, by: actor, detail: .object(detail), at: now)
        var changes = Changes(lines: [line] + asked(by: measure, on: &dossier, history))
        if let text {
            changes.messages = [NewMessage(author: actor, audience: .everyone, body: text, at: now)]
            changes.events = [Event(.dossierMoved, subject: dossier.id.rawValue, line: line.number)]
        }
        return changes
    }

    /// Whose agreement, and which authorisation, the history awaits from then on; one that was asked for already stays as it is.
    private func asked(by measure: RunningMeasure, on dossier: inout Dossier, _ history: [HistoryLine]) -> [HistoryLine] {
        var lines: [HistoryLine] = []
        let party: AgreementStep.Party? =
            measure.lacks.contains(.assistance) ? .representative : measure.lacks.contains(.supervisor) ? .supervisor : nil
        if let party, AgreementState(history) == nil {
            lines.append(dossier.record(.cosignatureAwaited, by: .system, detail: ["party": .string(party.rawValue)], at: now))
        }
        if measure.lacks.contains(.authorisation), AuthorisationState(history) == nil, let act = sheet.act {
            let article = AuthorisationState.article(act, under: ProtectionMeasure(rawValue: measure.kind))
            lines.append(dossier.record(.authorisationAwaited, by: .system, detail: ["article": .string(article)], at: now))
        }
        return lines
    }

    /// Accepts without what the measure asks: the reason is kept, for agents.
    func setAside(because reason: String, on dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let body = try Self.checked(reason)
        let line = dossier.record(.protectionSetAside, by: actor, detail: ["length": .int(body.count)], at: now)
        return Changes(lines: [line], messages: [NewMessage(author: actor, audience: .agents, body: body, at: now)])
    }
}
