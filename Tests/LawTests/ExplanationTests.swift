import Core
import Law
import Testing

@Suite("Why a date")
struct ExplanationTests {
    @Test("An acceptance is explained step by step, article by article")
    func acceptance() throws {
        let rule = SilenceRule(effect: .accept, legalBasis: "CRPA, art. L231-1")
        let clock = try #require(SilenceClock(rule, receivedOn: date("2026-12-31")))

        #expect(
            try read(clock.explanation, in: .french) == [
                "CRPA, art. L114-3 : Nous avons reçu votre demande le 31 décembre 2026.",
                "CRPA, art. L231-1 : Si nous ne répondons pas en 2 mois, votre demande est acceptée.",
                "CPC, art. 641 al. 2 (par analogie) : Ce mois est plus court. "
                    + "Le délai se termine son dernier jour, le 28 février 2027 à minuit, même un dimanche ou un jour férié.",
                "CRPA, art. L232-3 : À partir du 1er mars 2027, sans réponse de notre part, elle est acceptée. Vous pouvez nous demander une attestation.",
            ]
        )
    }

    @Test("A rejection in days is explained too, and in English")
    func rejection() throws {
        let rule = SilenceRule(effect: .reject, count: 1, unit: .days, legalBasis: "Délibération n° 12")
        let clock = try #require(SilenceClock(rule, receivedOn: date("2026-03-10")))

        #expect(
            try read(clock.explanation, in: .english) == [
                "CRPA, art. L114-3 : We received your request on 10 March 2026.",
                "Délibération n° 12 : If we do not answer within 1 day, your request is refused.",
                "CPC, art. 641 al. 1 (par analogie) : The day of reception does not count. "
                    + "The delay ends on 11 March 2026 at midnight, even on a Sunday or a public holiday.",
                "CJA, art. R421-2 : From 12 March 2026, without an answer from us, it is refused. You can contest this refusal.",
            ]
        )
    }

    @Test("An ordinary month says so")
    func sameDay() throws {
        let clock = try #require(
            SilenceClock(SilenceRule(effect: .reject, legalBasis: "CRPA, art. L231-4"), receivedOn: date("2026-03-10")))
        #expect(
            clock.explanation.map(\.key) == ["law.silence.received", "law.silence.reject", "law.silence.sameDay", "law.silence.reject.effective"])
        #expect(clock.explanation[2].dates["implicit"]?.description == "2026-05-10")
    }

    @Test("French and English have the same keys and the same arguments")
    func catalogues() throws {
        let (french, english) = (try Catalogue.law(.french), try Catalogue.law(.english))
        #expect(french.keys == english.keys)
        for key in french.keys { #expect(french.arguments(of: key) == english.arguments(of: key), "\(key)") }
    }

    private func read(_ steps: [LegalStep], in language: Language) throws -> [String] {
        let words = try Catalogue.law(language)
        return steps.map { "\($0.article) : \($0.sentence(in: words))" }
    }
}
