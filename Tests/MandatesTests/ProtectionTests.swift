import Core
import Law
import Testing

@testable import Mandates

/// The eight workflow cases of the law of protected adults, and what surrounds them.
@Suite("What a measure of protection allows")
struct ProtectionTests {
    private static let today = LocalDate("2026-03-02")!
    private static let nextMonth = LocalDate("2026-04-02")!
    private static let curator = Representative(id: RepresentativeID(1), name: "Odile Marchand", bond: .professional)
    private static let sister = Representative(id: RepresentativeID(2), name: "Jeanne Roy")

    private let byCurator = ProtectedFiling.Party.representative(curator.id)

    private func rules(
        _ kind: ProtectionMeasure, until: String = "2030-01-01", by representatives: [Representative] = [curator], supervisor: Representative? = nil,
        entrusted: Set<ProtectedAct> = [], kept: Set<ProtectedAct> = []
    ) -> ProtectionRules {
        let measure = ProtectiveMeasure(
            kind: kind, until: LocalDate(until)!, representatives: representatives, supervisor: supervisor, entrusted: entrusted, kept: kept)
        return ProtectionRules(measure: measure, today: Self.today)
    }

    private func filing(_ act: ProtectedAct, by party: ProtectedFiling.Party, with others: Set<ProtectedFiling.Party> = []) -> ProtectedFiling {
        ProtectedFiling(act: act, filedOn: Self.today, filedBy: party, signatures: others)
    }

    @Test("(a) Under curatelle simple, a sale filed by the person is received that day and awaits the curator's signature, with a deadline")
    func saleAwaitsAssistance() {
        let sale = filing(.onerousDisposal, by: .person)

        #expect(rules(.curatelleSimple).verdict(on: sale) == .awaiting([.assistance], until: Self.nextMonth))
        #expect(rules(.curatelleSimple).verdict(on: filing(.onerousDisposal, by: .person, with: [byCurator])) == .complete)
        #expect(
            rules(.curatelleSimple).verdict(on: filing(.onerousDisposal, by: byCurator)) == .awaiting([.personSignature], until: Self.nextMonth))
    }

    @Test("(b) When the curator refuses to assist, the person is told that they may ask the judge")
    func curatorRefuses() {
        var sale = filing(.onerousDisposal, by: .person)
        sale.refusedBy = Self.curator.id

        #expect(rules(.curatelleSimple).verdict(on: sale) == .assistanceRefused)
    }

    @Test("(c) Under tutelle, a person who registers their own child at school does it alone, and the tutor sees nothing of it")
    func ownChildAtSchool() {
        let tutelle = rules(.tutelle)

        #expect(tutelle.verdict(on: filing(.strictlyPersonal, by: .person)) == .complete)
        #expect(!tutelle.isSeen(.strictlyPersonal, by: Self.curator.id))
        #expect(tutelle.isSeen(.benefitOrRegistration, by: Self.curator.id))
    }

    @Test("(d) Under curatelle renforcée, the person does not change their bank details: the curator does")
    func bankDetails() {
        let renforcee = rules(.curatelleRenforcee)

        #expect(renforcee.verdict(on: filing(.bankDetails, by: .person)) == .refused(.representativeOnly))
        #expect(renforcee.verdict(on: filing(.bankDetails, by: byCurator)) == .complete)
    }

    @Test("(e) The day after a measure ended, its representative is refused, and the person acts alone")
    func endedYesterday() {
        let ended = rules(.tutelle, until: "2026-03-01")

        #expect(ended.verdict(on: filing(.benefitOrRegistration, by: byCurator)) == .refused(.measureOver))
        #expect(ended.verdict(on: filing(.benefitOrRegistration, by: .person)) == .complete)
        #expect(!ended.isSeen(.benefitOrRegistration, by: Self.curator.id))
        #expect(rules(.tutelle, until: "2026-03-02").verdict(on: filing(.benefitOrRegistration, by: byCurator)) == .complete)
    }

    @Test("(f) A curator who is the partner does not assist in the PACS: the supervisor does")
    func partnerIsCurator() {
        let partner = Representative(id: RepresentativeID(3), name: "Louis Petit", bond: .partner)
        let pacs = rules(.curatelleSimple, by: [partner], supervisor: Self.sister)
        let both = filing(.pacsConvention, by: .person, with: [.representative(partner.id)])

        #expect(pacs.verdict(on: both) == .awaiting([.supervisor], until: Self.nextMonth))
        #expect(pacs.verdict(on: filing(.pacsConvention, by: .person, with: [.representative(Self.sister.id)])) == .complete)
    }

    @Test("(g) A tutor does not register the person on the electoral roll")
    func electoralRoll() {
        #expect(rules(.tutelle).verdict(on: filing(.vote, by: byCurator)) == .refused(.strictlyPersonal))
        #expect(rules(.tutelle).verdict(on: filing(.vote, by: .person)) == .complete)
    }

    @Test("(h) Of two joint tutors, one does what is ordinary; a sale waits for the judge's authorisation")
    func jointTutors() {
        let joint = rules(.tutelle, by: [Self.curator, Self.sister])
        var sale = filing(.onerousDisposal, by: .representative(Self.sister.id))

        #expect(joint.verdict(on: filing(.benefitOrRegistration, by: .representative(Self.sister.id))) == .complete)
        #expect(joint.verdict(on: sale) == .awaiting([.authorisation], until: Self.nextMonth))
        sale.hasAuthorisation = true
        #expect(joint.verdict(on: sale) == .complete)
    }

    @Test("Of two tutors whom the judgment divides, each acts in what they look after, and not in the other's (447 al. 3)")
    func divided() {
        let person = Representative(id: RepresentativeID(1), name: "Odile Marchand", charge: .person)
        let property = Representative(id: RepresentativeID(2), name: "Jeanne Roy", charge: .property)
        let tutelle = rules(.tutelle, by: [person, property])
        func verdict(_ act: ProtectedAct, by one: Representative) -> ProtectionVerdict {
            tutelle.verdict(on: filing(act, by: .representative(one.id)))
        }

        #expect(verdict(.urbanPlanning, by: property) == .complete && verdict(.urbanPlanning, by: person) == .refused(.otherCharge))
        #expect(verdict(.consentAndDataRights, by: person) == .complete && verdict(.consentAndDataRights, by: property) == .refused(.otherCharge))
        #expect(verdict(.benefitOrRegistration, by: person) == .complete && verdict(.benefitOrRegistration, by: property) == .complete)
        #expect(verdict(.onerousDisposal, by: property) == .awaiting([.authorisation], until: Self.nextMonth))
        #expect(verdict(.vote, by: property) == .refused(.strictlyPersonal))
        #expect(tutelle.isSeen(.urbanPlanning, by: property.id) && !tutelle.isSeen(.urbanPlanning, by: person.id))
    }

    @Test("The curator who looks after the person does not assist in a sale")
    func dividedAssistance() {
        let person = Representative(id: RepresentativeID(1), name: "Odile Marchand", charge: .person)
        let property = Representative(id: RepresentativeID(2), name: "Jeanne Roy", charge: .property)
        let curatelle = rules(.curatelleSimple, by: [person, property])

        let assisted = filing(.onerousDisposal, by: .person, with: [.representative(person.id)])

        #expect(curatelle.verdict(on: assisted) == .refused(.otherCharge))
        #expect(curatelle.verdict(on: filing(.onerousDisposal, by: .person)) == .awaiting([.assistance], until: Self.nextMonth))
        #expect(curatelle.verdict(on: filing(.onerousDisposal, by: .person, with: [.representative(property.id)])) == .complete)
    }

    @Test("What a measure does not look after stays the person's own (425 al. 2)")
    func oneSide() {
        let property = rules(.tutelle, by: [Representative(id: RepresentativeID(1), name: "Odile Marchand", charge: .property)])

        #expect(property.verdict(on: filing(.consentAndDataRights, by: .person)) == .complete)
        #expect(property.verdict(on: filing(.consentAndDataRights, by: byCurator)) == .refused(.personOnly))
        #expect(property.verdict(on: filing(.urbanPlanning, by: .person)) == .refused(.representativeOnly))
    }

    @Test("A divided measure never gives a representative more than the table gives the whole, in any of its cells")
    func neverWidenedByDivision() {
        for (kind, charge) in ProtectionMeasure.allCases.flatMap({ kind in ProtectiveCharge.allCases.map { (kind, $0) } }) {
            let one = Representative(id: RepresentativeID(1), name: "Odile Marchand", charge: charge)
            let other = Representative(id: RepresentativeID(2), name: "Jeanne Roy")
            for act in ProtectedAct.allCases {
                let profile = PermissionTable.profile(for: act, under: kind)
                let divided = rules(kind, by: [one, other])
                #expect(divided.measure.profile(of: act, on: Self.today) == rules(kind).measure.profile(of: act, on: Self.today))
                let isComplete = divided.verdict(on: filing(act, by: byCurator)) == .complete
                let isTheirs = [.representative, .personOrRepresentative].contains(profile) && charge.covers(act)
                #expect(isComplete == isTheirs, "\(act) under \(kind) for \(charge)")
            }
        }
    }

    @Test("The judgment prevails over the table, and never over what is strictly personal")
    func judgmentPrevails() {
        let rules = rules(.tutelle, entrusted: [.strictlyPersonal, .residence], kept: [.benefitOrRegistration])

        #expect(rules.verdict(on: filing(.benefitOrRegistration, by: .person)) == .complete)
        #expect(rules.verdict(on: filing(.benefitOrRegistration, by: byCurator)) == .refused(.personOnly))
        #expect(rules.verdict(on: filing(.residence, by: byCurator)) == .complete)
        #expect(rules.verdict(on: filing(.strictlyPersonal, by: byCurator)) == .refused(.strictlyPersonal))
    }

    @Test("An act that the judgment adds under a curatelle is done by two: a curator assists, and never takes the person's place (469, 471)")
    func addedAssistance() {
        for kind in [ProtectionMeasure.curatelleSimple, .curatelleRenforcee, .familyAssistance] {
            let rules = rules(kind, entrusted: [.benefitOrRegistration, .onerousDisposal])
            #expect(
                rules.verdict(on: filing(.benefitOrRegistration, by: byCurator)) == .awaiting([.personSignature], until: Self.nextMonth), "\(kind)")
            #expect(rules.verdict(on: filing(.benefitOrRegistration, by: .person)) == .awaiting([.assistance], until: Self.nextMonth), "\(kind)")
            #expect(rules.verdict(on: filing(.onerousDisposal, by: byCurator)) == .awaiting([.personSignature], until: Self.nextMonth), "\(kind)")
        }
        // Money, under curatelle renforcée (472).
        let money = filing(.onlinePayment, by: byCurator)
        #expect(rules(.curatelleRenforcee, entrusted: [.onlinePayment]).verdict(on: money) == .complete)
    }

    @Test(
        "Whatever a judgment hands over, a judge still authorises what takes the person's home from them (426)", arguments: ProtectionMeasure.allCases
    )
    func home(kind: ProtectionMeasure) {
        let usual = PermissionTable.profile(for: .disposalOfTheHome, under: kind)
        guard usual.needsJudge else { return }

        #expect(rules(kind, entrusted: [.disposalOfTheHome]).verdict(on: filing(.disposalOfTheHome, by: byCurator)) != .complete)
    }

    @Test("A judgment that says nothing of an act leaves it to the person")
    func silentScope() {
        #expect(rules(.judicialSupport).verdict(on: filing(.bankDetails, by: byCurator)) == .refused(.personOnly))
        #expect(rules(.judicialSupport, entrusted: [.bankDetails]).verdict(on: filing(.bankDetails, by: byCurator)) == .complete)
    }

    @Test("Somebody who is not of the measure represents nobody", arguments: ProtectionMeasure.allCases)
    func stranger(kind: ProtectionMeasure) {
        let byStranger = filing(.benefitOrRegistration, by: .representative(RepresentativeID(99)))

        #expect(rules(kind).verdict(on: byStranger) == .refused(.stranger))
    }

    @Test("A representative alone completes what the table gives them, and nothing else, in each of its cells")
    func neverWidened() {
        for kind in ProtectionMeasure.allCases {
            for act in ProtectedAct.allCases {
                let profile = PermissionTable.profile(for: act, under: kind)
                let isComplete = rules(kind).verdict(on: filing(act, by: byCurator)) == .complete
                #expect(isComplete == [.representative, .personOrRepresentative].contains(profile), "\(act) under \(kind)")
            }
        }
    }

    @Test("A curator gets a copy of decisions while the curatelle lasts")
    func copies() {
        #expect(rules(.curatelleSimple).copiesDecisions && !rules(.tutelle).copiesDecisions)
        #expect(!rules(.curatelleSimple, until: "2026-03-01").copiesDecisions)
    }
}
