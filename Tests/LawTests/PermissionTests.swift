import Core
import Law
import Testing

@Suite("Who may act for a protected adult")
struct PermissionTests {
    @Test("Each act under each measure is as the table says")
    func table() throws {
        let acts = try #require(try Fixture.json("permission_profiles.json")["acts"]?.array)
        #expect(acts.compactMap { $0["id"]?.string } == ProtectedAct.allCases.map(\.rawValue))
        for (act, row) in zip(ProtectedAct.allCases, acts) {
            let profiles = try #require(row["by_measure"]?.object)
            #expect(Set(profiles.keys) == Set(ProtectionMeasure.allCases.map(\.rawValue)))
            for measure in ProtectionMeasure.allCases {
                #expect(profiles[measure.rawValue] == .string(PermissionTable.profile(for: act, under: measure).rawValue), "\(act), \(measure)")
            }
        }
    }

    @Test("Each act is of the person, of their property, or of both; what is strictly personal is never of property")
    func sides() {
        #expect(ProtectedAct.allCases.allSatisfy { !$0.sides.isEmpty && ProtectiveCharge.whole.covers($0) })
        func acts(_ sides: Set<ProtectedSide>) -> String { ProtectedAct.allCases.filter { $0.sides == sides }.map(\.rawValue).joined(separator: " ") }

        #expect(acts([.person]) == "A02 A04 A05 A06 A07 A08a A09 A10 A21")
        #expect(acts([.property]) == "A08b A13 A14 A15 A16 A17 A18")
        #expect(acts([.person, .property]) == "A01 A03 A11 A12 A19 A20 A22 A23")
    }

    @Test("A tutor never registers the person to vote, nor the person's child at school (C. civ. 458)")
    func strictlyPersonal() {
        for measure in ProtectionMeasure.allCases {
            #expect(PermissionTable.profile(for: .vote, under: measure) == .strictlyPerson)
            #expect(PermissionTable.profile(for: .strictlyPersonal, under: measure) == .strictlyPerson)
        }
    }

    @Test("Questions are answered in order, as they were asked")
    func answers() throws {
        let answers = try ask(#"[{"act":"A13","measure":"CR"},{"act":"A08b","measure":"HFR"},{"act":"A14","measure":"CR"}]"#)
        #expect(
            answers == [
                ["act": "A13", "measure": "CR", "profile": "R"], ["act": "A08b", "measure": "HFR", "profile": "S"],
                ["act": "A14", "measure": "CR", "profile": "P|R"],
            ])
    }

    @Test("An act that is not in the table is the person's, and someone must look")
    func unlisted() throws {
        #expect(try ask(#"[{"act":"A99","measure":"TU"}]"#) == [["act": "A99", "measure": "TU", "profile": "P", "review": true]])
    }

    @Test(
        "A question that cannot be read is named",
        arguments: [
            (
                #"[{"act":"A01","measure":"TU"},{"act":"A01","measure":"XX"}]"#,
                #"case number 2, measure: expected one of SJ, CS, CR, TU, HFR, HFA, MPFN, MPFS, MAJ; found "XX""#
            ),
            (#"[{"measure":"TU"}]"#, "case number 1, act: expected a text; found nothing"),
            (#"{"act":"A01","measure":"TU"}"#, "expected an array of cases"),
        ])
    func faults(input: String, message: String) {
        let fault = #expect(throws: CaseFault.self) { try ask(input) }
        #expect(fault?.description == message)
    }

    private func ask(_ input: String) throws -> JSON { try PermissionCases.answers(to: Array(input.utf8)) }
}
