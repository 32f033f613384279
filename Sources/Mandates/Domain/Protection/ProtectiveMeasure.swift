import Core
import Foundation
import Law

enum RepresentativeKind {}
typealias RepresentativeID = ID<RepresentativeKind>

/// Who assists or represents a protected adult.
struct Representative: Sendable, Equatable {
    enum Bond: String, Sendable, CaseIterable {
        case professional, family
        /// Husband, wife, partner: in a PACS, judge and party.
        case partner
    }

    let id: RepresentativeID
    let name: String
    var bond = Bond.family
    /// What the judgment gives them to look after.
    var charge = ProtectiveCharge.whole
}

/// A measure that protects an adult, as an agent recorded it from its judgment. **The judgment prevails over the kind** (C. civ. 447, 471, 473, 494-6):
/// what it says of an act is asked before the table.
struct ProtectiveMeasure: Sendable, Equatable {
    let kind: ProtectionMeasure
    /// The last day: from the next one, nobody represents any more, and nobody has to close anything.
    let until: LocalDate
    /// Each may do alone what needs no authorisation (447 al. 2), within what the judgment gives them to look after (447 al. 3).
    let representatives: [Representative]
    /// Who acts when interests conflict (454): the supervising or ad hoc representative.
    var supervisor: Representative?
    /// Acts that the judgment hands to the representative; under a curatelle, those that it adds to what is done with the curator.
    var entrusted: Set<ProtectedAct> = []
    /// Acts that the judgment lets the person do alone (471, 473 al. 2).
    var kept: Set<ProtectedAct> = []

    func isAlive(on day: LocalDate) -> Bool { day <= until }

    /// Who has this number in the measure: one who represents or assists, or who supervises.
    func named(_ id: RepresentativeID) -> Representative? { (representatives + [supervisor].compactMap(\.self)).first { $0.id == id } }

    /// Whether an act is within what somebody of the measure looks after. Who supervises does so of the whole.
    func covers(_ act: ProtectedAct, by id: RepresentativeID) -> Bool { named(id)?.charge.covers(act) ?? false }

    /// Those who represent or assist the person in an act.
    func charged(with act: ProtectedAct) -> [Representative] { representatives.filter { $0.charge.covers(act) } }

    /// In a Pacs, a curator who is the partner is judge and party (461 al. 4).
    func isParty(_ representative: Representative, to act: ProtectedAct) -> Bool { act == .pacsConvention && representative.bond == .partner }

    /// Whether nobody of those who would assist may.
    func isConflicted(in act: ProtectedAct) -> Bool {
        let assisting = charged(with: act)
        return !assisting.isEmpty && assisting.allSatisfy { isParty($0, to: act) }
    }

    /// Whether the judgment divides the measure, or protects one side alone.
    var isDivided: Bool { representatives.contains { $0.charge != .whole } }

    func represents(_ id: RepresentativeID) -> Bool { representatives.contains { $0.id == id } || supervisor?.id == id }

    /// Who may do an act on a day. What the judgment says is never read as more than the law allows: what is strictly personal, or forbidden under
    /// the measure, stays so whatever was typed.
    func profile(of act: ProtectedAct, on day: LocalDate) -> PermissionProfile {
        guard isAlive(on: day) else { return .person }
        let usual = PermissionTable.profile(for: act, under: kind)
        if usual == .strictlyPerson || usual == .nobody { return usual }
        // What the measure does not look after, it takes from nobody (425 al. 2).
        if charged(with: act).isEmpty { return .person }
        if kept.contains(act) { return .person }
        if entrusted.contains(act) { return handedOver(act, usual) }
        return usual == .scopeOfJudgment ? .person : usual
    }

    /// What the judgment's list makes of an act. A judge goes on authorising what takes their home from the person, whatever the measure (426). Who assists is
    /// never the one who acts (469): what is added to a curatelle is done by two (471), but for the money of a curatelle renforcée (472).
    private func handedOver(_ act: ProtectedAct, _ usual: PermissionProfile) -> PermissionProfile {
        if usual.needsJudge { return usual }
        if kind.isAssistance {
            return usual == .representative || usual == .personOrRepresentative
                ? .representative : act == .disposalOfTheHome ? .personWithAssistanceAndJudge : .personWithAssistance
        }
        return act == .disposalOfTheHome ? .representativeWithJudge : .representative
    }

    /// The longest that the law lets a measure last (439, 441, 494-6, 495-8): a later end was misread from the judgment. A mandate of future
    /// protection has no term of its own.
    static func longest(_ kind: ProtectionMeasure) -> Int? {
        switch kind {
        case .sauvegarde: 2
        case .judicialSupport: 4
        case .curatelleSimple, .curatelleRenforcee, .tutelle, .familyRepresentation, .familyAssistance: 20
        case .notarisedMandate, .privateMandate: nil
        }
    }
}

extension ProtectionMeasure {
    /// Who is named assists the person, and does not act for them (467, 494-1).
    var isAssistance: Bool { self == .curatelleSimple || self == .curatelleRenforcee || self == .familyAssistance }
}
