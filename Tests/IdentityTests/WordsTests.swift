import Core
import Testing
import Web

@testable import Identity

@Suite("Words about agents")
struct WordsTests {
    let french: Words
    let english: Words

    init() throws {
        let catalogues = try EmbeddedAssets.catalogues()
        (french, english) = (catalogues[.french]!, catalogues[.english]!)
    }

    @Test("Both languages have the same keys, with the same arguments")
    func sameKeys() {
        let own = french.keys.union(english.keys).filter { $0.hasPrefix("identity.") }
        for key in own {
            #expect(french.keys.contains(key) && english.keys.contains(key), "\(key)")
            #expect(french.arguments(of: key) == english.arguments(of: key), "\(key)")
        }
        #expect(own.count > 80)
    }

    @Test("Every role, state and problem has words")
    func keysMadeInCode() {
        let problems: [IdentityProblem] = [
            .wrongCredentials, .mustWait(1), .mustWait(30), .mustWait(61), .mustWait(1800), .tooBusy, .unknownAgent, .emailTaken, .invitationOver,
            .lastAdministrator, .changedMeanwhile,
        ]
        let keys =
            AgentRole.allCases.flatMap { ["identity.role.\($0.rawValue)", "identity.role.\($0.rawValue).hint"] }
            + AgentState.allCases.map { "identity.state.\($0.rawValue)" } + problems.map(\.message.key)
        for key in keys { #expect(french.keys.contains(key), "\(key)") }
    }

    @Test(
        "A wait is rounded up, in words that agree",
        arguments: [(1.0, "1 seconde,"), (29.2, "30 secondes"), (60, "60 secondes"), (61, "2 minutes"), (1800, "30 minutes")])
    func waits(seconds: Double, text: String) {
        #expect(french(IdentityProblem.mustWait(seconds).message).contains("Attendez \(text)"))
    }
}
