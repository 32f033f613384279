import App
import Core
import Definitions
import Procedures
import Scheduling
import TestSupport
import Testing
import TownSupport
import Web

/// A town that receives by appointment, and whose form for having a signature certified asks for one.
extension TestTown {
    static func signing(_ engine: TestEngine = .sqlite, type: String = "titres", _ settings: [String: String] = [:]) async throws -> (
        town: TestTown, place: PlaceID
    ) {
        let (town, place, _) = try await receiving(engine, settings)
        let shipped = try #require(EmbeddedAssets.text("catalogue/contact-mairie.yaml"))
        let head = shipped[
            try #require(shipped.firstRange(of: "summary:")).lowerBound..<(try #require(shipped.firstRange(of: "\npieces:")).lowerBound)]
        let yaml = """
            procedure: signature
            title: Faire légaliser une signature
            \(head)
            pieces:
              identite: {label: "Une pièce d'identité", legalBasis: "Code civil, article 1367"}
            form:
              pages:
                - id: vous
                  title: Vous
                  fields:
                    - {id: nom, kind: text, label: Votre nom, role: lastName}
                    - {id: email, kind: email, label: Votre adresse e-mail, role: email, required: false}
                    - {id: moment, kind: appointment, label: Quand venez-vous ?, type: \(type)}
            workflow: report

            """
        let outcome = try await town.product.procedures.importFile(
            yaml: yaml, organisation: town.organisation, units: town.units, publish: true, now: town.clock.now)
        #expect(outcome.faults.filter { $0.severity == .error }.isEmpty, "\(outcome.faults)")
        return (town, place)
    }
}
