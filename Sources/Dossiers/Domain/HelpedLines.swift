import Core
import Foundation
import Law

/// What a helper does is done in the person's name (C. civ. 1984): the line is the person's, and the next one says who held the pen. So is what a representative
/// does; what the law asks beside it is said once, at its filing.
extension ActingFor {
    /// - Parameter act: what the procedure is for the law of protected adults.
    func signing(_ filed: (dossier: Dossier, changes: Changes), _ act: ProtectedAct?, at now: Date) -> (dossier: Dossier, changes: Changes) {
        var filed = filed
        filed.changes.lines.append(line(on: &filed.dossier, at: now))
        filed.changes.lines += needs(of: act, on: &filed.dossier, at: now)
        return filed
    }

    /// The same act, followed by its line when it left one.
    func signing(_ change: @escaping @Sendable (inout Dossier) throws -> Changes) -> @Sendable (inout Dossier) throws -> Changes {
        { dossier in
            var changes = try change(&dossier)
            if let last = changes.lines.last { changes.lines.append(line(on: &dossier, at: last.at)) }
            return changes
        }
    }

    private func line(on dossier: inout Dossier, at now: Date) -> HistoryLine {
        guard let measure else {
            return dossier.record(.helped, by: .person, detail: ["helper": .string(helper), "relay": .string(relay)], at: now)
        }
        var detail: [String: JSON] = [
            "name": .string(helper), "kind": .string(measure.kind), "until": .string(measure.until.description), "trace": .string(measure.trace),
            "isTold": .bool(measure.reachesPerson),
        ]
        if measure.charge != ProtectiveCharge.whole.rawValue { detail["charge"] = .string(measure.charge) }
        return dossier.record(.represented, by: .person, detail: .object(detail), at: now)
    }

    /// The person's own agreement, or another representative's; the judge's authorisation.
    private func needs(of act: ProtectedAct?, on dossier: inout Dossier, at now: Date) -> [HistoryLine] {
        guard let measure, let act, let profile = measure.profiles[act.rawValue].flatMap(PermissionProfile.init) else { return [] }
        var lines: [HistoryLine] = []
        let isJoint = measure.jointActs.contains(act.rawValue)
        let party: AgreementStep.Party? = profile.needsBoth ? .person : profile.needsJudge && isJoint ? .representative : nil
        if let party {
            lines.append(dossier.record(.cosignatureAwaited, by: .system, detail: ["party": .string(party.rawValue)], at: now))
        }
        if profile.needsJudge {
            let article = AuthorisationState.article(act, under: ProtectionMeasure(rawValue: measure.kind))
            lines.append(dossier.record(.authorisationAwaited, by: .system, detail: ["article": .string(article)], at: now))
        }
        return lines
    }
}

/// Who filed for a protected adult, as the history of the request tells it.
public struct ActingRepresentative: Sendable, Equatable {
    public let name: String
    /// As the table of the law names it.
    public let kind: String
    public let until: LocalDate
    /// What the judgment gave them to look after, where it divides.
    public let charge: ProtectiveCharge
    /// Which access, of which measure: sealed, for the room of the mandates alone.
    public let trace: String
    /// Whether the person could be written to.
    public let isTold: Bool

    init?(_ history: [HistoryLine]) {
        guard let detail = history.first(where: { $0.event == .represented })?.detail, let name = detail["name"]?.string,
            let kind = detail["kind"]?.string, let until = detail["until"]?.string.flatMap({ LocalDate($0) })
        else { return nil }
        (self.name, self.kind, self.until) = (name, kind, until)
        charge = detail["charge"]?.string.flatMap(ProtectiveCharge.init) ?? .whole
        // Of before traces: the numbers themselves.
        trace = detail["trace"]?.string ?? "\(detail["access"]?.int ?? 0).\(detail["measure"]?.int ?? 0)"
        isTold = detail["isTold"]?.bool ?? false
    }
}
