import Core
import Foundation
import TestSupport
import Testing

@testable import Incidents

@Suite("Incidents, kept")
struct IncidentStorageTests {
    @Test("Failures that follow each other are one incident; after a quarter of an hour another begins", arguments: TestEngine.allCases)
    func grouped(engine: TestEngine) async throws {
        let office = try await Office.open(engine)

        try await office.incidents.write([Office.hit(0), Office.hit(600), Office.hit(1400), Office.hit(4000), Office.hit(4001, kind: .upload)])

        let all = try await office.all()
        #expect(all.map(\.hits).sorted() == [1, 1, 3])
        #expect(all.first { $0.hits == 3 }.map { $0.end.timeIntervalSince($0.start) } == 1400)
    }

    @Test("A hit that is written twice, because a server was killed in between, counts once", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        let hits = (0..<450).map { Office.hit(Double($0)) }

        try await office.incidents.write(hits)
        try await office.incidents.write(hits)

        #expect(try await office.all().map(\.hits) == [450])
    }

    @Test("Whom it hit is known by number, each once; another authority sees none of it", arguments: TestEngine.allCases)
    func references(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        let (one, two) = (Reference.random(), Reference.random())
        try await office.incidents.write([Office.hit(0, one), Office.hit(1, one), Office.hit(2, two), Office.hit(3)])

        let incident = try #require(try await office.all().first)

        #expect(Set(try await office.incidents.references(of: incident.id, atMost: 10)) == [one, two])
        #expect(try await office.all(of: Office.brest) == [])
        #expect(try await office.incidents.find(incident.id, of: Office.brest) == nil)
        #expect(try await office.incidents.incident(at: Office.morning + 2, of: Office.admiville) == incident)
    }

    @Test("One is settled once it is over, and again when it went on", arguments: TestEngine.allCases)
    func settled(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        let repository = office.incidents
        try await repository.write([Office.hit(0)])
        let early = try await repository.unsettled(at: Office.morning + 60, atMost: 10)
        let over = try await repository.unsettled(at: Office.morning + 1000, atMost: 10)
        for incident in over { try await repository.settle(incident, prolonged: 3) }
        let done = try await repository.unsettled(at: Office.morning + 1000, atMost: 10)

        try await repository.write([Office.hit(800)])

        #expect(early == [] && over.count == 1 && done == [])
        #expect(try await repository.unsettled(at: Office.morning + 2000, atMost: 10).map(\.prolonged) == [3])
    }

    @Test("A maintenance is taken back before it begins, cut short once it has, and nobody else's can be", arguments: TestEngine.allCases)
    func maintenance(engine: TestEngine) async throws {
        let office = try await Office.open(engine)
        for start in [3600.0, 100_000] {
            let plan = Maintenance(start: Office.morning + start, end: Office.morning + start + 7200, reason: "")
            try await office.incidents.declare(plan, of: Office.admiville, by: AgentID(9))
        }
        let (later, sooner) = try await { ($0[0], $0[1]) }(office.all())

        let others = try await office.incidents.end(sooner.id, of: Office.brest, at: Office.morning)
        let taken = try await office.incidents.end(later.id, of: Office.admiville, at: Office.morning + 4000)
        let cut = try await office.incidents.end(sooner.id, of: Office.admiville, at: Office.morning + 4000)
        let again = try await office.incidents.end(sooner.id, of: Office.admiville, at: Office.morning + 4001)

        #expect(!others && taken && cut && !again)
        #expect(try await office.all().map(\.end) == [Office.morning + 4000])
    }
}
