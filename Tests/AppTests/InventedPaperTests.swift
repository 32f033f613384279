import Core
import Correspondence
import Definitions
import Foundation
import Studio
import TestSupport
import Testing
import Web

@testable import App

@Suite("Papers tried on an invented request")
struct InventedPaperTests {
    @Test("A complaint stops the delay to go to court, save against a permit", arguments: [("permis-construire", false), ("contact-mairie", true)])
    func appeal(slug: String, isInterrupted: Bool) throws {
        let definition = try #require(ProcedureFile.shown(try ProcedureSamples.text("\(slug).yaml")))

        let facts = PaperFacts(invented: Self.trial(of: definition), unit: nil, site: Self.site)

        #expect(facts.appeal?.isInterruptedByComplaint == isInterrupted)
    }

    private static let now = Date(timeIntervalSince1970: 1_772_438_400)
    private static let site = Site(
        organisation: OrganisationID(1), name: "Admiville", baseURL: "https://admiville.example", zone: .gmt, phone: "", address: "",
        openingHours: "", email: "mairie@admiville.example", theme: Theme())

    private static func trial(of definition: ProcedureDefinition) -> PreviewCase {
        PreviewCase(
            definition: definition, request: nil,
            viewer: AgentViewer(agent: AgentID(1), organisation: OrganisationID(1), name: "Ada", roles: [:]), now: now, words: ProcedureSamples.french
        )
    }
}
