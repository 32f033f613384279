import Core
import Foundation
import TestSupport
import Testing

@testable import Definitions

@Suite("What an agent says on the phone")
struct PhoneScriptTests {
    private func script(_ name: String) throws -> PhoneScript {
        let definition = try #require(ProcedureFile(try ProcedureSamples.text(name)).definition)
        return try #require(PhoneScript(of: definition, words: ProcedureSamples.french))
    }

    @Test("Every question is asked, in the order of the paper", arguments: Papers.withForm)
    func whole(name: String) throws {
        #expect(try script(name).steps.map(\.number) == Papers.form(name).sections.flatMap(\.questions).map(\.number))
    }

    @Test("Each answer says which questions it opens")
    func branches() throws {
        let first = try #require(try script("inscription-scolaire.yaml").steps.first)

        #expect(first.section == "Votre demande")
        #expect(first.branches.map(\.answer).last == "Une autre école que celle de notre secteur")
        #expect(first.branches.map(\.leadsTo) == [[], [], ["1.3", "1.4"]])
    }

    @Test("A statement is read aloud, a piece is asked for, rows are repeated")
    func saying() throws {
        let steps = try script("inscription-scolaire.yaml").steps

        #expect(try #require(steps.last).say.hasPrefix("Je vous lis ce que vous déclarez"))
        #expect(steps.contains { $0.say.hasPrefix("Il nous faut un document") && $0.condition != nil })
        #expect(steps.first { !$0.rows.isEmpty }?.rows.count == 5)
    }

    @Test("The end says the delay, and what our silence means")
    func closing() throws {
        let closing = try script("inscription-scolaire.yaml").closing

        #expect(closing.contains("Délai habituel\u{A0}: 10 jours ouvrés hors demande d'une autre école."))
        #expect(closing.contains("Si nous ne vous répondons pas en 2 mois, votre demande est acceptée."))
        #expect(try !script("signalement-voirie.yaml").closing.contains { $0.contains("acceptée") })
    }
}
