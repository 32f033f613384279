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

@Suite("Requests begun from a message")
struct EntryFromMailTests {
    @Test("Asked twice for one message, an entry is begun once, and what was typed since stays", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let contact = try #require(try await town.product.procedures.published(slug: "contact-mairie", organisation: town.organisation))
        let agent = try #require(try await town.product.database.read { try $0.row("SELECT min(id) AS id FROM agent")?.id("id", of: AgentKind.self) })
        let viewer = AgentViewer(agent: agent, organisation: town.organisation, name: "Dorian Petit", roles: [:])
        let mail = ProposedAnswers(name: "Amina Diallo", email: EmailAddress("amina@exemple.fr"), text: "Bonjour")
        let dossiers = town.product.dossiers
        func begin(_ origin: String, visitor: Keyring) async throws -> Reference? {
            try await dossiers.beginEntry(contact.procedure, with: mail, from: origin, by: viewer, visitor: visitor, now: TestTown.morning)?.reference
        }

        let first = try #require(try await begin("inbound:1", visitor: "v"))
        _ = try await dossiers.drafts.change(first, visitor: "v", at: TestTown.morning) { $0.answers = Answers() }
        let again = try await begin("inbound:1", visitor: "w")
        let other = try await begin("inbound:2", visitor: "v")

        #expect(again == first && other != first)
        #expect(try await dossiers.drafts.find(first, visitor: "w")?.answers == Answers(), "a colleague who asks again sees it")
    }
}
