import Core
import Testing

@Suite("Who is looking")
struct ViewerTests {
    let bruno = AgentViewer(
        agent: AgentID(1), organisation: OrganisationID(1), name: "Bruno",
        roles: [UnitID(7): [.caseworker], UnitID(3): [.reception], UnitID(5): [.designer]]
    )

    @Test("An agent sees the dossiers of the units where they receive, handle or lead, in order")
    func units() {
        #expect(bruno.units == [UnitID(3), UnitID(7)])
    }

    @Test("A role counts in its unit only")
    func roles() {
        #expect(bruno.has(.designer))
        #expect(bruno.has(.caseworker, in: UnitID(7)))
        #expect(!bruno.has(.caseworker, in: UnitID(3)))
        #expect(!bruno.has(.caseworker, in: UnitID(99)))
        #expect(!bruno.has(.manager))
    }

    @Test("An id is a positive number", arguments: [("12", 12), ("0", nil), ("-3", nil), ("", nil), ("1a", nil), ("99999999999999999999", nil)])
    func ids(text: String, expected: Int64?) {
        #expect(DossierID(text)?.rawValue == expected)
    }
}
