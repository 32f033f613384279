import Core
import Law
import Testing
import Web

@testable import Organisations

@Suite("Words about authorities")
struct WordsTests {
    let french: Words
    let english: Words

    init() throws {
        let catalogues = try EmbeddedAssets.catalogues()
        (french, english) = (catalogues[.french]!, catalogues[.english]!)
    }

    @Test("Both languages have the same keys, with the same arguments")
    func sameKeys() {
        let own = french.keys.union(english.keys).filter { $0.hasPrefix("organisations.") }
        for key in own {
            #expect(french.keys.contains(key) && english.keys.contains(key), "\(key)")
            #expect(french.arguments(of: key) == english.arguments(of: key), "\(key)")
        }
        #expect(own.count > 100)
    }

    @Test("Every field, group, zone and fault has words")
    func keysMadeInCode() {
        let keys =
            LegalField.allCases.map { "field.\($0.rawValue)" } + LegalField.allCases.map { "fault.notice.\($0.kind.rawValue)" }
            + LegalField.Group.allCases.flatMap { group in ["title", "hint", "intro"].map { "settings.\(group.rawValue).\($0)" } }
            + Region.allCases.map { "region.\($0.rawValue)" } + Conformance.allCases.map { "accessibility.state.\($0.rawValue)" }
            + Appearance.Font.allCases.map { "appearance.font.\($0.rawValue)" }
            + ["slug", "name", "host", "baseURL", "phone", "address", "email", "linkLabel", "linkURL", "unitName"].map { "fault.\($0)" }
        for key in keys { #expect(french.keys.contains("organisations.\(key)"), "\(key)") }
    }

    @Test("No text that the law wants is asked under the name of another box")
    func distinctFields() {
        let identity = ["name", "host", "baseURL", "zone", "phone", "address", "openingHours", "email"]
        #expect(Set(LegalField.allCases.map(\.rawValue)).isDisjoint(with: identity))
    }

    @Test("Every problem has words")
    func problems() {
        let problems: [OrganisationProblem] = [
            .unknownHost, .noOrganisation, .unknownUnit, .invalid([]), .slugTaken(""), .hostTaken(""), .unitKeyTaken(""), .changedMeanwhile,
        ]
        for problem in problems { #expect(french.has(problem.message.key), "\(problem)") }
    }
}
