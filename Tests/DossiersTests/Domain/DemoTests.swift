import Core
import Forms
import Foundation
import Testing

@testable import Dossiers

@Suite("Invented requests")
struct DemoTests {
    private let names = {
        var names = DemoNames(firstNames: ["Alba", "Léo"], lastNames: ["Le Goff"], streets: ["rue du Lavoir"])
        names.women = ["Alba"]
        return names
    }()

    @Test("A person's e-mail address and civility go with their name", arguments: 1...20)
    func person(seed: Int) {
        var generator = DemoGenerator(seed: UInt64(seed))
        let person = DemoPerson(names, using: &generator)

        #expect(person.email == (person.firstName == "Alba" ? "alba.le-goff" : "leo.le-goff") + "@courriel.example")
        #expect(person.civility == (person.firstName == "Alba" ? "madame" : "monsieur"))
        #expect(EmailAddress(person.email) != nil)
    }

    @Test("What does not come online was written down by an agent", arguments: 1...20)
    func clerk(seed: Int) throws {
        var generator = DemoGenerator(seed: UInt64(seed))
        let agents = [AgentSheet(id: AgentID(1), name: "Alix Moreau", units: [World.unit])]
        let demo = DemoDossiers(sheets: [World.sheet], agents: agents, names: names, zone: World.paris, masterKey: Array(repeating: 1, count: 32))

        let (dossier, changes, _) = demo.dossier(received: World.morning, now: World.morning + 60, using: &generator)

        let first = try #require(changes.lines.first)
        #expect(first.event == (dossier.channel == .web ? .filed : .entered))
        #expect(first.actor.name == (dossier.channel == .web ? nil : "Alix Moreau"))
    }
}
