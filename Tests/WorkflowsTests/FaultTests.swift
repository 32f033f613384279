import Testing
import Workflows

@Suite("Faults of a workflow")
struct FaultTests {
    @Test("A sound workflow has none")
    func none() {
        #expect(Workflow.small.faults() == [])
    }

    @Test("A workflow without a status is refused at once")
    func empty() {
        #expect(Workflow(statuses: [], actions: []).faults() == [.noStatus])
    }

    @Test("Each fault is found, and alone", arguments: Flaw.all)
    func found(flaw: Flaw) {
        var workflow = Workflow.small
        flaw.change(&workflow)
        #expect(workflow.faults() == flaw.faults)
    }

    @Test("A workflow that nobody could follow is not looked at further")
    func tooMany() {
        var workflow = Workflow.small
        workflow.timers = Array(repeating: WorkflowTimer(status: "nowhere", after: .init(1, .days), action: "none"), count: 201)

        #expect(workflow.faults() == [.tooMany(201)])
    }

    @Test("A day's rest is enough for two timers to answer each other")
    func onePause() {
        var workflow = Workflow.small
        workflow.actions[0].actors.insert(.system)
        workflow.actions[2].actors.insert(.system)
        workflow.timers = [
            WorkflowTimer(status: "received", after: .init(0, .days), action: "ask"),
            WorkflowTimer(status: "waiting", after: .init(1, .days), action: "answer"),
        ]
        #expect(workflow.faults() == [])
    }

    @Test("Random workflows are judged without end or crash, and a sound one always leads to an end")
    func random() {
        var generator = SeededGenerator(seed: 13)
        var sound = 0
        for _ in 0..<1_000 {
            let workflow = Workflow.random(using: &generator)
            let faults = workflow.faults()
            #expect(faults == workflow.faults())
            guard faults.isEmpty else { continue }
            sound += 1
            #expect(workflow.endsSomehow)
        }
        #expect((20..<500).contains(sound))
    }
}

/// A change for the worse to the small workflow, and what must be said of it.
struct Flaw: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let faults: [WorkflowFault]
    let change: @Sendable (inout Workflow) -> Void

    init(_ name: String, _ faults: WorkflowFault..., change: @escaping @Sendable (inout Workflow) -> Void) {
        (testDescription, self.faults, self.change) = (name, faults, change)
    }

    static let all: [Flaw] = [
        Flaw("two statuses with one key", .duplicateStatus("done")) { $0.statuses.append($0.statuses[2]) },
        Flaw("two actions with one key", .duplicateAction("finish")) { $0.actions.append($0.actions[1]) },
        Flaw("an action from nowhere", .unknownStatus("lost", of: "finish")) { $0.actions[1].from.append("lost") },
        Flaw("an action to nowhere", .unknownStatus("lost", of: "note")) { $0.actions[4].to = "lost" },
        Flaw("a timer in no status", .unknownStatus("lost", of: "remind"), .timerCannotAct("remind", in: "lost")) { $0.timers[0].status = "lost" },
        Flaw("a timer without action", .unknownAction("vanish", timerOf: "waiting")) { $0.timers[0].action = "vanish" },
        Flaw("a status without next", .blankText(of: "waiting")) { $0.statuses[1].next = " \n" },
        Flaw("a status without label", .blankText(of: "received")) { $0.statuses[0].label = "" },
        Flaw("an action without label", .blankText(of: "ask")) { $0.actions[0].label = " " },
        Flaw("a mistyped placeholder", .unknownPlaceholder("silence", of: "received")) { $0.statuses[0].next = "Le %{silence}." },
        Flaw("a date in a label", .unknownPlaceholder("silence_date", of: "done")) { $0.statuses[2].label = "Fini le %{silence_date}" },
        Flaw("a name in a confirmation", .unknownPlaceholder("name", of: "finish")) { $0.actions[1].confirmation = "Sûr, %{name} ?" },
        Flaw("an action for nobody", .noActor(action: "note")) { $0.actions[4].actors = [] },
        Flaw("no end", .noFinalStatus) { workflow in
            workflow.statuses[2].nature = .open
        },
        Flaw("a status where nothing leads", .unreachable("island")) { workflow in
            workflow.statuses.append(Status(key: "island", nature: .open, label: "Île", next: "Rien."))
            workflow.actions[1].from.append("island")
        },
        Flaw("a status where only nobody leads", .noActor(action: "ask"), .unreachable("waiting")) { $0.actions[0].actors = [] },
        Flaw("a status without way out", .deadEnd("trap")) { workflow in
            workflow.statuses.append(Status(key: "trap", nature: .open, label: "Trappe", next: "Rien."))
            workflow.actions.append(Action(key: "fall", label: "Tomber", from: ["received"], to: "trap", actors: [.manager]))
        },
        Flaw("two statuses that lead only to each other", .deadEnd("ping"), .deadEnd("pong")) { workflow in
            workflow.statuses += ["ping", "pong"].map { Status(key: $0, nature: .open, label: "Balle", next: "Rien.") }
            workflow.actions += [
                Action(key: "serve", label: "Servir", from: ["received", "pong"], to: "ping", actors: [.manager]),
                Action(key: "return", label: "Renvoyer", from: ["ping"], to: "pong", actors: [.manager]),
            ]
        },
        Flaw("a person who cannot answer", .personStuck("waiting")) { $0.actions[2].actors = [.caseworker] },
        Flaw("a person who can only withdraw", .personStuck("waiting")) { $0.actions[2].to = "done" },
        Flaw("an end that goes on", .finalStatusLeft("done", by: "finish")) { $0.actions[1].from.append("done") },
        Flaw("a message after the end", .finalStatusLeft("done", by: "note")) { $0.actions[4].from.append("done") },
        Flaw("a reopening that opens nothing", .finalStatusLeft("done", by: "reopen")) { $0.actions[5].to = "done" },
        Flaw("a timer after the end", .timerOnFinal("done"), .timerCannotAct("remind", in: "done")) { $0.timers[0].status = "done" },
        Flaw("a timer for an action of another status", .timerCannotAct("remind", in: "received")) { $0.timers[0].status = "received" },
        Flaw("a timer that may not act", .timerCannotAct("answer", in: "waiting")) { $0.timers[0].action = "answer" },
        Flaw("a timer that must write", .timerCannotAct("remind", in: "waiting")) { $0.actions[3].needs = [.message] },
        Flaw("a negative delay", .unusableDelay("waiting")) { $0.timers[0].after.count = -1 },
        Flaw("a delay beyond the calendar", .unusableDelay("waiting")) { $0.timers[0].after.count = .max },
        Flaw("timers that never wait", .timerLoop(["received", "waiting"])) { workflow in
            workflow.actions[0].actors.insert(.system)
            workflow.actions[2].actors.insert(.system)
            workflow.timers = [
                WorkflowTimer(status: "received", after: .init(0, .days), action: "ask"),
                WorkflowTimer(status: "waiting", after: .init(0, .minutes), action: "answer"),
            ]
        },
        Flaw("timers that hardly wait", .hurriedLoop(["received", "waiting"])) { workflow in
            workflow.actions[0].actors.insert(.system)
            workflow.actions[2].actors.insert(.system)
            workflow.timers = [
                WorkflowTimer(status: "received", after: .init(0, .days), action: "ask"),
                WorkflowTimer(status: "waiting", after: .init(30, .minutes), action: "answer"),
            ]
        },
    ]
}
