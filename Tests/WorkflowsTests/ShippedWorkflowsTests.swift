import Core
import Testing

@testable import Workflows

@Suite("The shipped workflows")
struct ShippedWorkflowsTests {
    /// The whole machine, as a table: a change to it shows here, line by line.
    @Test("Every move of a standard request")
    func standard() {
        #expect(
            moves(of: .standard) == [
                "received take -> in_review [caseworker manager]",
                "received message [reception caseworker manager] needs message",
                "received close -> closed [caseworker manager] needs message",
                "received withdraw -> withdrawn [person] asks",
                "in_review ask_pieces -> waiting_person [caseworker manager] needs message pieces",
                "in_review message [reception caseworker manager] needs message",
                "in_review accept -> accepted [caseworker manager]",
                "in_review reject -> rejected [caseworker manager] needs reason asks",
                "in_review close -> closed [caseworker manager] needs message",
                "in_review withdraw -> withdrawn [person] asks",
                "waiting_person message [reception caseworker manager] needs message",
                "waiting_person accept -> accepted [caseworker manager]",
                "waiting_person reject -> rejected [caseworker manager] needs reason asks",
                "waiting_person close -> closed [caseworker manager] needs message",
                "waiting_person answer -> in_review [person]",
                "waiting_person withdraw -> withdrawn [person] asks",
                "waiting_person remind [system]",
                "accepted reopen -> in_review [manager] needs reason",
                "rejected reopen -> in_review [manager] needs reason",
                "closed reopen -> in_review [manager] needs reason",
            ]
        )
    }

    @Test("Every move of a report")
    func report() {
        #expect(
            moves(of: .report) == [
                "received take -> in_progress [caseworker manager]",
                "received message [reception caseworker manager] needs message",
                "received close -> closed [caseworker manager] needs message",
                "in_progress message [reception caseworker manager] needs message",
                "in_progress finish -> done [caseworker manager] needs message",
                "in_progress close -> closed [caseworker manager] needs message",
                "done reopen -> in_progress [manager] needs reason",
                "closed reopen -> in_progress [manager] needs reason",
            ]
        )
    }

    @Test("The person is told of each decision, and gets it on paper")
    func effects() {
        let told = Workflow.standard.actions.map { "\($0.key) \($0.effects.map(\.described).joined(separator: " "))" }
        #expect(
            told == [
                "take assign", "ask_pieces notify:pieces-asked", "message notify:message",
                "accept notify:decision-accepted document:decision-accepted", "reject notify:decision-rejected document:decision-rejected",
                "close notify:closed", "answer ", "withdraw ", "remind notify:reminder", "reopen notify:reopened",
            ]
        )
    }

    @Test("They have no fault", arguments: [Workflow.standard, .report])
    func sound(workflow: Workflow) {
        #expect(workflow.faults() == [])
    }

    @Test("Who waits for a decision can correct before it is read, and while we wait for them")
    func correctable() {
        #expect(Workflow.standard.statuses.filter(\.isCorrectable).map(\.key) == ["received", "waiting_person"])
        #expect(Workflow.report.statuses.filter(\.isCorrectable).map(\.key) == ["received"])
    }

    @Test("Labels fit on a tag, and every status says what happens next", arguments: [Workflow.standard, .report])
    func texts(workflow: Workflow) {
        for status in workflow.statuses {
            #expect(status.label.count <= 45, "\(status.label)")
            #expect(!status.next([:]).isEmpty)
            #expect(!status.next([:]).contains("%{"))
        }
    }

    private func moves(of workflow: Workflow) -> [String] {
        workflow.statuses.flatMap { status in
            workflow.available(to: Set(Action.Actor.allCases), in: status.key).map { action in
                "\(status.key) \(action.key)" + (action.to.map { " -> \($0)" } ?? "")
                    + " [\(Action.Actor.allCases.filter(action.actors.contains).map(\.rawValue).joined(separator: " "))]"
                    + (action.needs.isEmpty
                        ? "" : " needs " + Action.Need.allCases.filter(action.needs.contains).map(\.rawValue).joined(separator: " "))
                    + (action.confirmation == nil ? "" : " asks")
            }
        }
    }
}

extension Effect {
    var described: String {
        switch self {
        case .notify(let template): "notify:\(template)"
        case .document(let template): "document:\(template)"
        case .assignToActor: "assign"
        case .create(let procedure): "create:\(procedure)"
        case .call(let name): "call:\(name)"
        }
    }
}
