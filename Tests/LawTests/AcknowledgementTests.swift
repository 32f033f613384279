import Core
import Law
import Testing

@Suite("Acknowledgements")
struct AcknowledgementTests {
    let remedy = Remedy(court: "tribunal administratif de Rennes")

    @Test(
        "Registration within one working day, receipt within ten (vectors E09 and E11)",
        arguments: [
            ("2025-12-24", "2025-12-26", "2026-01-09"), ("2026-02-20", "2026-02-23", "2026-03-06"), ("2026-05-08", "2026-05-11", "2026-05-26"),
        ])
    func due(received: String, registration: String, receipt: String) throws {
        let acknowledgement = try acknowledgement(of: .reject, receivedOn: received)
        #expect(acknowledgement.registrationDue.description == registration)
        #expect(acknowledgement.receiptDue.description == receipt)
    }

    @Test("Holidays of the place count")
    func overseas() throws {
        let acknowledgement = try acknowledgement(of: .reject, receivedOn: "2026-05-26", in: .guadeloupe)
        #expect(acknowledgement.registrationDue.description == "2026-05-28")
    }

    @Test("When silence accepts, the receipt says when, on what condition, and that an attestation can be had")
    func acceptance() throws {
        let day = date("2026-03-10")
        #expect(
            try acknowledgement(of: .accept, receivedOn: "2026-03-10").mentions == [
                .receivedOn(day), .service, .implicitAcceptance(on: date("2026-05-10")), .subjectToCompleteness,
                .attestationOnRequest,
            ]
        )
    }

    @Test("When silence rejects, the receipt says when, on what condition, and how to contest")
    func rejection() throws {
        let day = date("2026-03-10")
        #expect(
            try acknowledgement(of: .reject, receivedOn: "2026-03-10").mentions == [
                .receivedOn(day), .service, .implicitRejection(on: date("2026-05-10")), .subjectToCompleteness, .remedies(remedy),
            ]
        )
    }

    @Test("A report is acknowledged too, without any decision to announce")
    func report() throws {
        #expect(try acknowledgement(of: .none, receivedOn: "2026-03-10").mentions == [.receivedOn(date("2026-03-10")), .service])
    }

    @Test("The mentions are sentences; the lines of the service are left to the sender")
    func sentences() throws {
        let words = try Catalogue.law(.french)
        #expect(
            try acknowledgement(of: .reject, receivedOn: "2026-03-10").mentions.map { $0.sentence(in: words) } == [
                "Nous avons reçu votre demande le 10 mars 2026.", nil, "Sans réponse de notre part le 10 mai 2026, votre demande sera refusée.",
                "Cette date vaut si votre demande est complète. S'il manque quelque chose, nous vous écrivons.",
                "Vous aurez alors 2 mois pour contester ce refus. Adressez-vous à cette juridiction : tribunal administratif de Rennes.",
            ]
        )
        let accepted = try acknowledgement(of: .accept, receivedOn: "2026-03-10").mentions.compactMap { $0.sentence(in: words) }
        #expect(accepted[1] == "Sans réponse de notre part le 10 mai 2026, votre demande sera acceptée.")
        #expect(accepted.last == "Vous pourrez alors nous demander une attestation : elle prouve que votre demande est acceptée.")
    }

    private func acknowledgement(of effect: SilenceRule.Effect, receivedOn text: String, in region: Region = .metropolitan) throws -> Acknowledgement
    {
        let day = date(text)
        let clock = SilenceClock(SilenceRule(effect: effect, legalBasis: "CRPA, art. L231-1"), receivedOn: day)
        return Acknowledgement(receivedOn: day, clock: clock, remedy: remedy, workingDays: WorkingDays(in: region))
    }
}
