import App
import Core
import Forms
import Foundation
import Procedures
import Storage
import TestSupport
import Testing
import TownSupport

@testable import Dossiers

@Suite("Counters of forms")
struct FormEvidenceTests {
    private func town(_ engine: TestEngine) async throws -> (TestTown, SQLFormEvidence, EvidenceQuestion) {
        let town = try await TestTown(engine)
        let contact = try #require(try await town.product.procedures.published(slug: "contact-mairie", organisation: town.organisation))
        let question = EvidenceQuestion(
            procedure: contact.procedure, versions: [contact.version], units: Array(town.units.values), since: TestTown.morning - 30 * 86_400,
            now: TestTown.morning)
        return (town, SQLFormEvidence(database: town.product.database, gathered: GatheredCounts()), question)
    }

    @Test("Add up from day to day, in one row for each of them", arguments: TestEngine.allCases)
    func addUp(engine: TestEngine) async throws {
        let (town, evidence, question) = try await town(engine)
        let version = question.versions[0]
        let count = FormCount(version: version, page: "objet", field: "message", measure: .refused)
        let time = FormCount(version: version, page: "objet", measure: .passed(.oneMinute), number: 3)

        try await evidence.add([time, count, count], at: TestTown.morning)
        try await evidence.add([count], at: TestTown.morning)
        try await evidence.add([count], at: TestTown.morning - 86_400)

        let counts = try await evidence.material(for: question).counts
        #expect(counts.first { $0.measure == .refused }?.number == 4 && counts.first { $0.measure == .passed(.oneMinute) }?.number == 3)
        let rows = try await town.product.database.read { try $0.row("SELECT COUNT(*) AS number FROM form_evidence")?.int("number") }
        #expect(rows == 3)
    }

    @Test("Gathered in memory, they are written once, on the day on which they were counted", arguments: TestEngine.allCases)
    func gathered(engine: TestEngine) async throws {
        let (town, _, question) = try await town(engine)
        let gathered = GatheredCounts()
        let evidence = SQLFormEvidence(database: town.product.database, gathered: gathered)
        let count = FormCount(version: question.versions[0], page: "objet", measure: .refused)
        let today = LocalDate(TestTown.morning, in: .gmt)
        for day in [today, today, today.adding(days: -1)] { gathered.add([count], on: day) }

        try await evidence.keepGathered()
        try await evidence.keepGathered()

        #expect(try await evidence.material(for: question).counts.map(\.number) == [3])
        let rows = try await town.product.database.read { try $0.row("SELECT COUNT(*) AS number FROM form_evidence")?.int("number") }
        #expect(rows == 2)
    }

    @Test("What could not be written is kept for the next time", arguments: TestEngine.allCases)
    func refused(engine: TestEngine) async throws {
        let (town, _, question) = try await town(engine)
        let gathered = GatheredCounts()
        let evidence = SQLFormEvidence(database: town.product.database, gathered: gathered)
        let day = LocalDate(TestTown.morning, in: .gmt)
        gathered.add([FormCount(version: ProcedureVersionID(987_654), page: "objet", measure: .refused)], on: day)

        await #expect(throws: (any Error).self) { try await evidence.keepGathered() }
        #expect(gathered.take()[day]?.map(\.number) == [1])
    }

    @Test("Of before the period are left out, and forgotten in time", arguments: TestEngine.allCases)
    func period(engine: TestEngine) async throws {
        let (_, evidence, question) = try await town(engine)
        let count = FormCount(version: question.versions[0], page: "objet", measure: .stopped)
        try await evidence.add([count], at: TestTown.morning - 40 * 86_400)
        #expect(try await evidence.material(for: question).counts == [])

        let older = EvidenceQuestion(
            procedure: question.procedure, versions: question.versions, units: question.units, since: TestTown.morning - 50 * 86_400,
            now: question.now)
        #expect(try await evidence.material(for: older).counts == [count])
        try await evidence.forget(before: LocalDate(TestTown.morning, in: .gmt).adding(days: -30))
        #expect(try await evidence.material(for: older).counts == [])
    }

    @Test("A draft left for a day waits where it was; erased, it stopped there; an agent's is not counted", arguments: TestEngine.allCases)
    func drafts(engine: TestEngine) async throws {
        let (town, evidence, question) = try await town(engine)
        let version = question.versions[0]
        let drafts = town.product.dossiers.drafts
        for page in ["objet", "objet", "vous", ""] {
            let draft = NewDraft(
                reference: .random(), organisation: town.organisation, procedureVersion: version, channel: .web, enteredBy: nil, page: page)
            try await drafts.begin(draft, visitor: "v", at: TestTown.morning - 2 * 86_400)
        }

        #expect(try await evidence.material(for: question).waiting == ["objet": 2, "vous": 1, "": 1])
        let later = TestTown.morning + 89 * 86_400
        #expect(try await drafts.eraseExpired(at: later, atMost: 10).count == 4)

        let after = EvidenceQuestion(procedure: question.procedure, versions: [version], units: question.units, since: TestTown.morning, now: later)
        let material = try await evidence.material(for: after)
        #expect(material.waiting == [:])
        #expect(Set(material.counts.map { "\($0.page) \($0.number) \($0.measure)" }) == ["objet 2 stopped", "vous 1 stopped"])
    }
}
