import Core
import Foundation
import TestSupport
import Testing

@testable import Incidents

@Suite("Heartbeats")
struct HeartbeatTests {
    @Test("While servers beat nothing is written; the silence of all of them is one outage", arguments: TestEngine.allCases)
    func outage(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        for minute in 0..<5 { try await office.incidents.beat(at: Office.morning + Double(minute) * 60) }
        let before = try await office.all()

        // Killed; two servers start again two hours later.
        try await office.incidents.beat(at: Office.morning + 7440)
        try await office.incidents.beat(at: Office.morning + 7441)

        let after = try await office.all()
        #expect(before == [])
        #expect(after.map(\.kind) == [.outage] && after.first?.start == Office.morning + 240 && after.first?.end == Office.morning + 7440)
        #expect(try await office.all(of: Office.brest).count == 1)
    }

    @Test("Servers that start together find one outage", arguments: TestEngine.allCases)
    func together(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        try await office.incidents.beat(at: Office.morning)

        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await office.incidents.beat(at: Office.morning + 600) } }
            try await group.waitForAll()
        }

        #expect(try await office.all().count == 1)
    }

    @Test("A first start, a restart and a clock that goes back are no outage", arguments: TestEngine.allCases)
    func quiet(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        for second in [0.0, 60, 150, 140, 200] { try await office.incidents.beat(at: Office.morning + second) }

        #expect(try await office.all() == [])
    }

    @Test("What a maintenance had announced is no outage; what goes on after it is", arguments: TestEngine.allCases)
    func announced(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        let plan = Maintenance(start: Office.morning, end: Office.morning + 3600, reason: "Nouvelle version")
        try await office.incidents.declare(plan, of: Office.admiville, by: AgentID(9))
        try await office.incidents.beat(at: Office.morning)
        try await office.incidents.beat(at: Office.morning + 3500)
        let during = try await office.all().map(\.kind)

        try await office.incidents.beat(at: Office.morning + 9000)

        #expect(during == [.maintenance])
        #expect(try await office.all().first { $0.kind == .outage }?.start == Office.morning + 3600)
    }
}
