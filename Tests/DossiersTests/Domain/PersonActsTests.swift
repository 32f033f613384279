import Core
import Forms
import Foundation
import Testing
import Workflows

@testable import Dossiers

@Suite("What the person does after filing")
struct PersonActsTests {
    let acts = PersonActs(sheet: World.sheet, zone: World.paris, now: World.morning + 60)

    @Test("Correcting keeps what was there before, in the history")
    func correct() throws {
        var dossier = World.filed().dossier
        var answers = World.answers
        answers["nom"] = .text("Ben Ali")

        let changes = try acts.correct(&dossier, to: answers)

        #expect(dossier.applicant == "Amina Ben Ali")
        #expect(changes.lines[0].detail["before"]?["nom"]?.string == "Benali")
    }

    @Test("Correcting nothing writes nothing")
    func correctNothing() throws {
        var dossier = World.filed().dossier
        #expect(try acts.correct(&dossier, to: World.answers).lines.isEmpty)
    }

    @Test("A request that is being examined is not corrected behind the agent's back")
    func tooLate() throws {
        var dossier = World.filed().dossier
        _ = try World.handling().act("take", on: &dossier, with: MoveInput())
        #expect(throws: DossierProblem.notCorrectable) { try acts.correct(&dossier, to: Answers()) }
    }

    @Test("Answering a request for pieces gives the dossier back to the agents")
    func answer() throws {
        var dossier = World.filed().dossier
        _ = try World.handling().act("take", on: &dossier, with: MoveInput())
        _ = try World.handling().act("ask_pieces", on: &dossier, with: MoveInput(message: "Merci", pieces: ["identite"]))

        _ = try acts.answer(["identite"], others: 0, saying: "", on: &dossier)

        #expect(dossier.status == "in_review" && dossier.awaitedPieces.isEmpty)
    }

    @Test(
        "The e-mail proves a request that has one; the name or the phone, one that has none",
        arguments: [("amina@exemple.example", true), ("autre@exemple.example", false), ("benali", false), ("", false)]
    )
    func proof(text: String, isProved: Bool) {
        #expect(World.filed().dossier.isProved(by: text) == isProved)
    }

    @Test(
        "Without e-mail, the last name proves",
        arguments: [("benali", true), ("amina benali", true), ("b", false), ("martin", false), ("benali martin", false)])
    func proofByName(text: String, isProved: Bool) {
        var answers = World.answers
        answers["email"] = nil
        #expect(World.filed(answers).dossier.isProved(by: text) == isProved)
    }
}
