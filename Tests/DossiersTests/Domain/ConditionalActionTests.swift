import Core
import Forms
import Foundation
import Testing
import Workflows

@testable import Dossiers

@Suite("Actions with a condition, a linked request or a call")
struct ConditionalActionTests {
    /// The sheet of the tests, where what follows the filing depends on the district.
    private static let sheet: ProcedureSheet = {
        var sheet = World.sheet
        sheet.workflow.actions += [
            Action(key: "north", label: "Au nord", from: ["received"], to: "in_review", actors: [.system]),
            Action(key: "south", label: "Au sud", from: ["received"], to: "closed", actors: [.system]),
            Action(
                key: "refer", label: "Orienter", from: ["received"], to: nil, actors: [.caseworker, .person],
                effects: [.create(procedure: "autre", carrying: ["district": "quartier", "lieu": "quartier"]), .call(name: "Publik")]),
        ]
        sheet.workflow.timers += ["north", "south"].map { WorkflowTimer(status: "received", after: .init(0, .minutes), action: $0) }
        sheet.workflow.timers.append(WorkflowTimer(status: "received", after: .init(2, .days), action: "north"))
        sheet.actionConditions = [
            "north": .test(field: "quartier", .equals("Nord")), "south": .test(field: "quartier", .equals("Sud")),
            "take": .test(field: "quartier", .isAnswered), "refer": .test(field: "email", .isAnswered),
        ]
        return sheet
    }()

    private func filed(in district: String?) -> Dossier {
        var answers = World.answers
        answers["quartier"] = district.map(Answer.text)
        return World.filed(answers, sheet: Self.sheet).dossier
    }

    private func handling() -> Handling { Handling(sheet: Self.sheet, zone: World.paris, viewer: World.alix, now: World.morning + 60) }

    @Test("A button is offered only when the answers meet its condition, and pressing it otherwise is refused")
    func offered() throws {
        var dossier = filed(in: nil)

        #expect(!handling().actions(on: dossier).map(\.key).contains("take"))
        #expect(handling().actions(on: filed(in: "Nord")).map(\.key).contains("take"))
        #expect(throws: WorkflowProblem.notMet(action: "Prendre en charge")) { try handling().act("take", on: &dossier, with: MoveInput()) }
    }

    @Test("So are the person's")
    func person() throws {
        var dossier = filed(in: "Nord")
        let acts = PersonActs(sheet: Self.sheet, zone: World.paris, now: World.morning)
        #expect(acts.actions(on: dossier).map(\.key).contains("refer"))
        dossier.answers["email"] = nil

        #expect(!acts.actions(on: dossier).map(\.key).contains("refer"))
        #expect(throws: WorkflowProblem.notMet(action: "Orienter")) { try acts.act("refer", on: &dossier) }
    }

    @Test("Timers of the same minute are jumps: the first that the answers allow is done", arguments: [("Nord", "in_review"), ("Sud", "closed")])
    func jump(district: String, status: String) throws {
        var dossier = filed(in: district)

        let changes = try TimerRun(sheet: Self.sheet, zone: World.paris).apply(to: &dossier, at: World.morning + 30)

        #expect(dossier.status == status && changes.lines.count == 1)
    }

    @Test("Timers that the answers bar are passed by, and the next ones go on")
    func passedBy() throws {
        var dossier = filed(in: "Centre")
        let run = TimerRun(sheet: Self.sheet, zone: World.paris)

        let changes = try run.apply(to: &dossier, at: World.morning + 30)
        #expect(dossier.status == "received" && changes.lines.isEmpty && dossier.timerAt == World.morning + 2 * 86_400)

        dossier.answers["quartier"] = .text("Nord")
        _ = try run.apply(to: &dossier, at: World.morning + 2 * 86_400)
        #expect(dossier.status == "in_review")
    }

    @Test("A linked request begins with what the two forms share, and the history says it without its number")
    func linked() throws {
        var other = World.sheet
        (other.slug, other.title, other.version) = ("autre", "Autre démarche", ProcedureVersionID(2))
        other.form = Form(pages: [
            Page(
                id: "p", title: "P",
                fields: [
                    Field(id: "name", kind: .text(TextRule()), label: "Nom", role: .lastName),
                    Field(id: "district", kind: .longText(TextRule(longest: 80)), label: "Quartier"),
                    Field(id: "lieu", kind: .commune, label: "Commune"),
                    Field(id: "prenom", kind: .text(TextRule()), label: "Prénom de l'enfant"),
                    Field(id: "mail", kind: .email, label: "E-mail", role: .email),
                ])
        ])
        var dossier = filed(in: "Nord")
        let start = LinkedStart(sheet: other, reference: .random(), visitor: "v")

        let changes = try handling().act("refer", on: &dossier, with: MoveInput(), linking: start)

        let link = try #require(changes.links.first)
        #expect(link.draft.answers == Answers(["name": .text("Benali"), "district": .text("Nord"), "mail": .text("amina@exemple.example")]))
        #expect(link.draft.reference == start.reference && link.draft.enteredBy == World.alix.agent && link.draft.channel == .email)
        let detail = try #require(changes.lines.first).detail
        #expect(detail["linked"]?.string == "Autre démarche" && detail["call"]?.string == "Publik")
        #expect(!detail.text.contains(start.reference.description))
    }

    @Test("A choice is carried only where the same options are offered, and nothing is carried to a question of another kind")
    func carriedChoices() {
        let north = ChoiceRule(options: [Option(key: "nord", label: "Nord")]), south = ChoiceRule(options: [Option(key: "sud", label: "Sud")])
        func form(_ kind: FieldKind) -> Form { Form(pages: [Page(id: "p", title: "P", fields: [Field(id: "lieu", kind: kind, label: "Où ?")])]) }
        let answers = Answers(["lieu": .text("nord")])
        func carried(_ kind: FieldKind) -> Answers { answers.shared(from: form(.choice(north)), with: form(kind), carrying: ["lieu": "lieu"]) }

        #expect(carried(.choice(north)) == answers)
        #expect(carried(.choice(south)) == Answers() && carried(.text(TextRule())) == Answers())
        #expect(answers.shared(from: form(.choice(north)), with: form(.choice(north))) == Answers())
    }

    @Test("The person's own act begins nothing, nor does one whose procedure is not there")
    func notLinked() throws {
        var dossier = filed(in: "Nord")
        let byPerson = try PersonActs(sheet: Self.sheet, zone: World.paris, now: World.morning).act("refer", on: &dossier)
        let byAgent = try handling().act("refer", on: &dossier, with: MoveInput())

        for changes in [byPerson, byAgent] {
            let detail = try #require(changes.lines.first).detail
            #expect(changes.links.isEmpty && detail["create"]?.string == "autre" && detail["linked"] == nil)
        }
    }
}
