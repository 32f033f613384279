import Core
import Forms
import Testing
import Workflows

@testable import Definitions

@Suite("What many dossiers would lose, put together")
struct MovePreviewTests {
    private func loss(_ field: String, _ reason: LostAnswer.Reason, status: Status? = nil) -> MoveLoss {
        MoveLoss(
            answers: [LostAnswer(field: field, label: "Label", answer: .text("Amina"), reason: reason)], status: status, statusesInstead: [])
    }

    @Test("The same loss is told once, with how many, and in a block whatever the row")
    func together() {
        var preview = MovePreview()
        for loss in [loss("enfants.0.age", .fieldGone), loss("enfants.3.age", .fieldGone), MoveLoss(answers: [], status: nil, statusesInstead: [])] {
            preview.count(loss)
        }

        #expect(preview.dossiers == 3 && preview.whole == 1)
        #expect(preview.losses.map(\.key) == ["gone enfants.age"] && preview.losses.map(\.dossiers) == [2])
    }

    @Test("What somebody wrote beside « Autre » is not told")
    func other() {
        var preview = MovePreview()
        preview.count(loss("lieu", .optionGone("autre:chez Amina Benali")))
        preview.count(loss("lieu", .optionGone("autre:au port")))

        #expect(preview.losses.map(\.key) == ["option lieu autre"] && preview.losses[0].dossiers == 2)
        #expect(!preview.losses[0].message.arguments.values.contains { $0.contains("Amina") })
    }

    @Test("Only what was agreed to is allowed, and a status that is gone needs another")
    func order() {
        let gone = Status(key: "a", nature: .open, label: "A", next: "")
        let instead = Status(key: "b", nature: .open, label: "B", next: "")
        let status = MoveLoss(answers: [], status: gone, statusesInstead: [instead])

        #expect(!MoveOrder().allows(loss("lieu", .fieldGone)) && MoveOrder(agreed: ["gone lieu"]).allows(loss("lieu", .fieldGone)))
        #expect(!MoveOrder().allows(status) && !MoveOrder(statuses: ["a": "c"]).allows(status) && MoveOrder(statuses: ["a": "b"]).allows(status))
        #expect(MoveOrder(json: MoveOrder(agreed: ["x"], statuses: ["a": "b"]).json) == MoveOrder(agreed: ["x"], statuses: ["a": "b"]))
    }
}
