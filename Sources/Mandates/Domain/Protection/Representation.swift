import Core
import Foundation
import Law

enum AccessKind {}
typealias AccessID = ID<AccessKind>

/// The access of a representative: an agent invites them, and they take the link up in a space of their own. **Never the protected person's.**
struct Representation: Sendable, Equatable {
    enum Standing: String, Sendable, CaseIterable {
        /// A link was mailed, and nobody took it up yet.
        case invited
        /// The link was not taken up in time.
        case lapsed
        case open
        /// By an agent.
        case closed
    }

    let id: AccessID
    let measure: MeasureID
    let representative: RepresentativeID
    let email: String
    /// Where the protected person is told of what is asked for them; empty when an agent tells them.
    let personEmail: String
    let invitedUntil: Date
    let boundAt: Date?
    let revokedAt: Date?
    /// What its key is made from.
    let seed: String

    func standing(at now: Date) -> Standing {
        if revokedAt != nil { return .closed }
        if boundAt != nil { return .open }
        return now < invitedUntil ? .invited : .lapsed
    }
}

/// An access, with the measure that it comes from.
struct HeldRepresentation: Sendable, Equatable {
    let access: Representation
    let recorded: RecordedMeasure

    /// Whose access it is.
    var representative: Representative? { recorded.measure.named(access.representative) }

    /// Theirs who supervise: they read what is done, and do nothing in the person's name (454).
    var isSupervising: Bool { recorded.measure.supervisor?.id == access.representative }

    /// Whether it lets anything be done that day: the measure runs, it was not lifted, the access was not closed.
    func isAlive(on day: LocalDate) -> Bool {
        access.revokedAt == nil && access.boundAt != nil && recorded.isAlive(on: day) && recorded.measure.represents(access.representative)
    }

    /// Who does an act that day, as far as **this** representative may have a part in it: a curator who is the partner has none in the Pacs (461 al. 4), nor has
    /// who looks after the person in what is of their property (447 al. 3).
    func profile(of act: ProtectedAct?, on day: LocalDate) -> PermissionProfile {
        if act == .pacsConvention && representative?.bond == .partner { return .unlisted }
        return isOfAnother(act, on: day) ? .unlisted : recorded.profile(of: act, on: day)
    }

    /// Whether the judgment gave an act to another representative, and not to this one.
    func isOfAnother(_ act: ProtectedAct?, on day: LocalDate) -> Bool {
        guard let act, recorded.profile(of: act, on: day).involvesRepresentative else { return false }
        return !recorded.measure.covers(act, by: access.representative)
    }

    private func isJoint(_ act: ProtectedAct) -> Bool { recorded.measure.charged(with: act).contains { $0.id != access.representative } }

    /// - Throws: why they have no part in an act, that day.
    func admit(_ act: ProtectedAct?, on day: LocalDate) throws(MandateProblem) {
        if isOfAnother(act, on: day) { throw representative?.charge == .person ? .ofProperty : .ofPerson }
        let profile = profile(of: act, on: day)
        guard !profile.involvesRepresentative else { return }
        switch profile {
        case .strictlyPerson: throw .strictlyPersonal
        case .nobody: throw .nobodyMay
        default: throw .personAlone
        }
    }

    /// As the front door hands it to every page.
    func acting(on day: LocalDate, in zone: TimeZone, key: String, trace: String) -> ActingFor {
        let isAlive = isAlive(on: day), measure = recorded.measure
        let acts = isAlive ? ProtectedAct.allCases : []
        let profiles = acts.map { ($0.rawValue, profile(of: $0, on: day).rawValue) }
        return ActingFor(
            mandate: access.id.rawValue, helper: representative?.name ?? "", relay: "", person: isAlive ? recorded.person : "",
            // Over, it opens nothing, and what it is granted meanwhile opens nothing to anybody.
            key: isAlive ? key : Secret.token(), until: measure.until.adding(days: 1).start(in: zone),
            measure: ActingMeasure(
                id: recorded.id.rawValue, kind: measure.kind.rawValue, until: measure.until, profiles: Dictionary(uniqueKeysWithValues: profiles),
                charge: (representative?.charge ?? .whole).rawValue, othersActs: Set(acts.filter { isOfAnother($0, on: day) }.map(\.rawValue)),
                jointActs: Set(acts.filter(isJoint).map(\.rawValue)), reachesPerson: !access.personEmail.isEmpty, isOver: !isAlive, trace: trace))
    }
}
