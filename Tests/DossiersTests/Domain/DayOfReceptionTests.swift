import Core
import Foundation
import Testing

@testable import Dossiers

@Suite("The day on which a letter reached us")
struct DayOfReceptionTests {
    private let today = LocalDate(World.morning, in: World.paris)

    @Test("The clock and the receipt count from that day; the history says when it was written down")
    func clock() throws {
        let draft = Draft(
            id: DraftID(1), reference: .random(), organisation: OrganisationID(1), procedureVersion: ProcedureVersionID(1), channel: .post,
            enteredBy: AgentID(1), answers: World.answers, createdAt: World.morning, updatedAt: World.morning, version: 0)
        let filing = Filing(sheet: World.sheet, zone: World.paris, masterKey: Array(repeating: 1, count: 32))

        let filed = filing.dossier(
            from: draft, answers: World.answers, by: .agent(AgentID(1), name: "Alix"), at: World.morning,
            received: DayOfReception("2026-02-20", today: today))

        #expect(filed.dossier.silenceOn?.description == "2026-04-20")
        #expect(LocalDate(filed.dossier.receivedAt, in: World.paris).description == "2026-02-20")
        #expect(filed.changes.lines[0].at == World.morning)
    }

    @Test("Nothing typed is today; a day to come, one of long ago, or no day at all is refused")
    func limits() {
        #expect(DayOfReception("", today: today)?.day == nil)
        #expect(DayOfReception(nil, today: today) != nil && DayOfReception("2026-03-02", today: today) != nil)
        for wrong in ["2026-03-03", "2024-12-31", "hier", "2026-02-30"] { #expect(DayOfReception(wrong, today: today) == nil) }
    }
}
