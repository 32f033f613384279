import Core
import Foundation
import Law

/// What a measure of protection asks of a request, by now. Of one that the protected person filed alone, once an agent said that it is the same person: it keeps
/// its date of reception, and what is missing is asked for with a day (CRPA L114-6). Of one that a representative filed: the other's agreement, the judge's
/// decision. **Accepting without it takes a reason that stays in the history.**
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
        /// Of what a representative filed: the person's agreement, or the other representative's.
        case agreement
    }

    /// Where it comes from.
    enum Origin: Sendable, Equatable {
        /// An agent tied what the person filed alone. The measure, sealed.
        case tied(trace: String, kind: String)
        case filedByRepresentative
    }

    let origin: Origin
    /// By when the person was invited to make it complete.
    let until: LocalDate?
    /// What is missing still.
    let lacks: [Lack]
    /// An agent accepted without it, and wrote why: for that act, not for one after it was opened again.
    let isSetAside: Bool
    /// The measure ended since, or was lifted: nothing of it holds.
    var isOver = false

    /// - Returns: `nil` where no measure of protection is known.
    init?(_ history: [HistoryLine]) {
        let history = history.stillAsked
        if let line = history.last(where: { $0.event == .protectionTied }) {
            origin = .tied(trace: line.detail["trace"]?.string ?? "", kind: line.detail["kind"]?.string ?? "")
            until = line.detail["until"]?.string.flatMap { LocalDate($0) }
            let asked = line.detail["lacks"]?.array?.compactMap(\.string).compactMap(Lack.init) ?? []
            lacks = Self.missing(of: asked, in: history)
        } else if ActingRepresentative(history) != nil {
            (origin, until) = (.filedByRepresentative, nil)
            let agreement: [Lack] = AgreementState(history).map { $0.party == .parent ? [] : [.agreement] } ?? []
            lacks = Self.missing(of: agreement + (AuthorisationState(history) == nil ? [] : [.authorisation]), in: history)
        } else {
            return nil
        }
        let moves = history.lastIndex { $0.event == .protectionSetAside }.map { place in history[place...].count { $0.event == .moved } }
        isSetAside = moves.map { $0 <= 1 } ?? false
    }

    /// What others have not given yet. Only the agreement of who is asked counts.
    static func missing(of lacks: [Lack], in history: [HistoryLine]) -> [Lack] {
        let agreement = AgreementState(history)
        return lacks.filter { lack in
            switch lack {
            case .assistance, .supervisor: agreement?.party != lack.party || agreement?.isMissing != false
            case .agreement: agreement?.isMissing != false
            case .authorisation: if case .given = AuthorisationState(history) { false } else { true }
            case .representative, .nobody: true
            }
        }
    }

    var isHolding: Bool { !lacks.isEmpty && !isSetAside && !isOver }

    var isTied: Bool { if case .tied = origin { true } else { false } }

    /// Of the agreements that a page shows, those that the measure asked for end with it.
    func allows(_ agreement: AgreementState) -> Bool { !(isOver && isTied && (agreement.party == .representative || agreement.party == .supervisor)) }
}

extension [HistoryLine] {
    private static var underMeasure: Set<HistoryEvent> {
        [
            .protectionTied, .curatorTied, .cosignatureAwaited, .cosignatureAsked, .cosignatureAgreed, .cosignatureRefused, .authorisationAwaited,
            .authorisationGiven,
        ]
    }

    /// Without what a measure asked for before an agent took it back.
    var stillAsked: [HistoryLine] {
        guard let undone = lastIndex(where: { $0.event == .protectionUntied }) else { return self }
        return enumerated().filter { $0.offset > undone || !Self.underMeasure.contains($0.element.event) }.map(\.element)
    }
}

extension ProtectionHold.Lack {
    /// Whose agreement it is.
    var party: AgreementStep.Party? {
        switch self {
        case .assistance: .representative
        case .supervisor: .supervisor
        case .authorisation, .representative, .nobody, .agreement: nil
        }
    }
}

extension RunningMeasure {
    /// What it asks of a request that the person filed alone.
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

/// Ties a request to the measure of the person who filed it, or takes that back.
struct ProtectionTie: Sendable {
    let measure: RunningMeasure
    /// The tie before is of a measure that is over.
    let replaces: Bool
    let until: LocalDate
    /// What the person is told is missing.
    let told: @Sendable ([ProtectionHold.Lack]) -> String

    /// By when the person has it made complete: a month, and before silence decides (CRPA L114-6: « dans les délais légaux »).
    static func lastDay(from today: LocalDate, silenceOn silence: LocalDate?) -> LocalDate {
        let month = today.adding(months: 1)
        return silence.map { min(month, max($0.adding(days: -7), today.adding(days: 1))) } ?? month
    }
}

extension Handling {
    /// Once, and only while it is open.
    func tie(_ tie: ProtectionTie, on dossier: inout Dossier, _ history: [HistoryLine]) -> Changes {
        let measure = tie.measure, isTied = ProtectionHold(history) != nil || CuratorCopies(history) != nil
        guard dossier.isOpen, !isTied || tie.replaces, ActingRepresentative(history) == nil else { return Changes() }
        let missing = ProtectionHold.missing(of: measure.lacks, in: history)
        var detail: [String: JSON] = [
            "trace": .string(measure.trace), "kind": .string(measure.kind), "copies": .bool(measure.copies),
            "lacks": .array(measure.lacks.map { .string($0.rawValue) }),
        ]
        if !missing.isEmpty { (detail["until"], detail["notify"]) = (.string(tie.until.description), "message") }
        let line = dossier.record(.protectionTied, by: actor, detail: .object(detail), at: now)
        let asked = asked(for: missing, under: measure, on: &dossier, history)
        return missing.isEmpty ? Changes(lines: [line] + asked) : Changes(lines: [line] + asked) + telling(tie.told(missing), with: line, of: dossier)
    }

    /// It was somebody else: whose agreement was asked for under the measure is not any more, and the link that was mailed opens nothing.
    func untie(_ dossier: inout Dossier, _ history: [HistoryLine], telling text: String) -> Changes {
        guard dossier.isOpen, ProtectionHold(history)?.isTied == true else { return Changes() }
        let line = dossier.record(.protectionUntied, by: actor, detail: ["notify": "message"], at: now)
        return Changes(lines: [line]) + telling(text, with: line, of: dossier)
    }

    private func telling(_ text: String, with line: HistoryLine, of dossier: Dossier) -> Changes {
        Changes(
            messages: [NewMessage(author: actor, audience: .everyone, body: text, at: now)],
            events: [Event(.dossierMoved, subject: dossier.id.rawValue, line: line.number)])
    }

    /// Whose agreement, and which authorisation, the history awaits from then on; the same, asked for already, stays as it is.
    private func asked(
        for missing: [ProtectionHold.Lack], under measure: RunningMeasure, on dossier: inout Dossier, _ history: [HistoryLine]
    ) -> [HistoryLine] {
        var lines: [HistoryLine] = []
        if let party = missing.lazy.compactMap(\.party).first, AgreementState(history)?.party != party {
            lines.append(dossier.record(.cosignatureAwaited, by: .system, detail: ["party": .string(party.rawValue)], at: now))
        }
        if missing.contains(.authorisation), AuthorisationState(history) == nil, let act = sheet.act {
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
