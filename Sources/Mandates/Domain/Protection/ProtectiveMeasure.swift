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
}

/// A measure that protects an adult, as an agent recorded it from its judgment. **The judgment prevails over the kind** (C. civ. 447, 471, 473, 494-6):
/// what it says of an act is asked before the table.
struct ProtectiveMeasure: Sendable, Equatable {
    let kind: ProtectionMeasure
    /// The last day: from the next one, nobody represents any more, and nobody has to close anything.
    let until: LocalDate
    /// Each may do alone what needs no authorisation (447).
    let representatives: [Representative]
    /// Who acts when interests conflict (454): the supervising or ad hoc representative.
    var supervisor: Representative?
    /// Acts that the judgment hands to the representative.
    var entrusted: Set<ProtectedAct> = []
    /// Acts that the judgment lets the person do alone (471, 473 al. 2).
    var kept: Set<ProtectedAct> = []

    func isAlive(on day: LocalDate) -> Bool { day <= until }

    func represents(_ id: RepresentativeID) -> Bool { representatives.contains { $0.id == id } || supervisor?.id == id }

    /// Who may do an act on a day. What the judgment says is never read as more than the law allows: what is strictly personal, or forbidden under
    /// the measure, stays so whatever was typed.
    func profile(of act: ProtectedAct, on day: LocalDate) -> PermissionProfile {
        guard isAlive(on: day) else { return .person }
        let usual = PermissionTable.profile(for: act, under: kind)
        if usual == .strictlyPerson || usual == .nobody { return usual }
        if kept.contains(act) { return .person }
        if entrusted.contains(act) { return usual == .representativeWithJudge ? usual : .representative }
        return usual == .scopeOfJudgment ? .person : usual
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
