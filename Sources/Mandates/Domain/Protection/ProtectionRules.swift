import Core
import Law

/// What the law of protected adults says of a request, on a day. Pure. The person always keeps their own access: only acts are weighed here.
struct ProtectionRules: Sendable {
    let measure: ProtectiveMeasure
    let today: LocalDate

    /// How long one is given to sign, or to join an authorisation.
    static let patienceInMonths = 1

    func verdict(on filing: ProtectedFiling) -> ProtectionVerdict {
        if let refusal = stranger(in: filing) { return .refused(refusal) }
        if filing.refusedBy != nil { return .assistanceRefused }
        let hasPerson = filing.signed.contains(.person), hasRepresentative = !filing.representatives.isEmpty
        let profile = measure.profile(of: filing.act, on: today)
        // Who looks after the one does not act for the other, nor assist in it (447 al. 3).
        if profile.involvesRepresentative, !filing.representatives.allSatisfy({ measure.covers(filing.act, by: $0) }) {
            return .refused(.otherCharge)
        }
        switch profile {
        case .nobody: return .refused(.nobody)
        case .strictlyPerson: return hasRepresentative ? .refused(.strictlyPersonal) : .complete
        case .person, .scopeOfJudgment: return hasPerson ? .complete : .refused(.personOnly)
        case .personOrRepresentative: return .complete
        case .representative: return hasRepresentative ? .complete : .refused(.representativeOnly)
        case .representativeWithJudge:
            return hasRepresentative ? asking(filing.hasAuthorisation ? [] : [.authorisation], filing) : .refused(.representativeOnly)
        case .personWithAssistance: return asking(assistance(in: filing), filing)
        case .personWithAssistanceAndJudge:
            return asking(assistance(in: filing).union(filing.hasAuthorisation ? [] : [.authorisation]), filing)
        }
    }

    /// Whether a representative reads the requests about an act, with their messages and decisions. What is strictly personal is never seen (458);
    /// a curator sees what they sign, and money under curatelle renforcée (472).
    func isSeen(_ act: ProtectedAct, by representative: RepresentativeID) -> Bool {
        guard measure.isAlive(on: today), measure.represents(representative), measure.covers(act, by: representative) else { return false }
        switch measure.profile(of: act, on: today) {
        case .strictlyPerson, .person, .nobody, .scopeOfJudgment: return false
        case .personWithAssistance, .representative, .representativeWithJudge, .personOrRepresentative, .personWithAssistanceAndJudge: return true
        }
    }

    /// Whether the curator gets a copy of what is notified to the person: without it, what is served is void (467 al. 3).
    var copiesDecisions: Bool {
        measure.isAlive(on: today) && measure.kind.isAssistance
    }

    private func stranger(in filing: ProtectedFiling) -> ProtectionVerdict.Refusal? {
        guard !filing.representatives.isEmpty else { return nil }
        guard measure.isAlive(on: today) else { return .measureOver }
        return filing.representatives.allSatisfy(measure.represents) ? nil : .stranger
    }

    /// Both sign, each with their own means. Who is a party to the act does not assist in it.
    private func assistance(in filing: ProtectedFiling) -> Set<ProtectionVerdict.Missing> {
        var missing: Set<ProtectionVerdict.Missing> = filing.signed.contains(.person) ? [] : [.personSignature]
        let conflicted = measure.representatives.filter { measure.isParty($0, to: filing.act) }.map(\.id)
        let assisting = filing.representatives.filter { !conflicted.contains($0) }
        if assisting.isEmpty { missing.insert(conflicted.isEmpty ? .assistance : .supervisor) }
        return missing
    }

    private func asking(_ missing: Set<ProtectionVerdict.Missing>, _ filing: ProtectedFiling) -> ProtectionVerdict {
        missing.isEmpty ? .complete : .awaiting(missing, until: filing.filedOn.adding(months: Self.patienceInMonths))
    }
}
