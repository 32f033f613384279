import Core
import Forms
import Foundation
import Law
import Testing
import Workflows

@testable import Dossiers

/// A request of World, filed on 2 March 2026, that another authority of the installation has the power to decide on.
@Suite("A request that came to the wrong administration")
struct HandoverTests {
    static let here = AuthoritySheet(
        id: OrganisationID(1), name: "Ville", phone: "01", email: "", address: "", baseURL: "https://ville.example", zone: World.paris)

    /// The other authority asks for the district as a district, and for something that nobody answered here.
    static func there(_ effect: SilenceRule.Effect = .reject, _ start: SilenceRule.Start = .firstReception) -> ProcedureSheet {
        var sheet = World.sheet
        (sheet.organisation, sheet.unit) = (OrganisationID(2), UnitID(9))
        sheet.silence = SilenceRule(effect: effect, start: start, legalBasis: "CRPA art. L231-4")
        sheet.form = Form(pages: [
            Page(
                id: "p", title: "Vous",
                fields: [
                    Field(id: "nom_naissance", kind: .text(TextRule()), label: "Nom", role: .lastName),
                    Field(id: "quartier", kind: .text(TextRule()), label: "Quartier"),
                    Field(id: "motif", kind: .text(TextRule()), label: "Motif"),
                ])
        ])
        return sheet
    }

    static func handover(_ fields: [String], way: Handover.Way = .inside) -> Handover {
        var handover = Handover(way: way, name: "Métropole")
        handover.fields = fields
        return handover
    }

    static func arrive(_ fields: [String], _ sheet: ProcedureSheet = there(), prefersPost: Bool = false) -> Arrival.Arrived {
        let filing = Filing(sheet: sheet, zone: World.paris, masterKey: Array(repeating: 1, count: 32))
        let words = Words(.french, texts: ["dossiers.handover.rest": "Transmis par %{name} :"])
        let arrival = Arrival(filing: filing, reference: .random(), from: here, words: words, now: World.morning + 10 * 86_400)
        return arrival.arrive(World.filed().dossier, handover(fields), in: World.form, prefersPost: prefersPost)
    }

    static func forwarding(_ days: Double) -> Forwarding {
        Forwarding(sheet: World.sheet, zone: World.paris, actor: .agent(AgentID(2), name: "Basile Diop"), now: World.morning + days * 86_400)
    }

    @Test("Ends here without a decision, stops our silence, and tells the person")
    func ends() throws {
        var (dossier, filed) = World.filed()
        let changes = try Self.forwarding(10).apply(Self.handover(["nom"]), because: "C'est la métropole.", to: &dossier)
        changes.clock?.wind(&dossier, by: filed.lines + changes.lines)

        #expect(dossier.nature == .closed && dossier.silenceOn == nil && dossier.closedAt != nil && dossier.timerAt == nil)
        #expect(changes.events.map(\.name) == [.dossierForwarded] && changes.messages.map(\.audience) == [.everyone])
        #expect(World.handling(World.basile).actions(on: dossier).isEmpty)
    }

    @Test("Cannot be handed over twice")
    func twice() throws {
        var dossier = World.filed().dossier
        _ = try Self.forwarding(10).apply(Self.handover(["nom"]), because: "", to: &dossier)
        #expect(throws: DossierProblem.alreadyEnded) { try Self.forwarding(11).apply(Self.handover(["nom"]), because: "", to: &dossier) }
    }

    @Test("Arrives with what was ticked and nothing else: in the question of the same id or role, the rest as a message")
    func ticked() {
        let arrived = Self.arrive(["nom", "quartier", "email"])

        #expect(arrived.dossier.answers == Answers(["nom_naissance": .text("Benali"), "quartier": .text("Les Œillets")]))
        #expect(arrived.changes.messages.map(\.body) == ["Transmis par Ville :\nE-mail : amina@exemple.example"])
        #expect(!arrived.dossier.searchText.contains("amina"))
    }

    @Test("Silence that refuses is counted from the first reception, silence that accepts from the competent one (CRPA L114-3)")
    func clocks() {
        #expect(Self.arrive(["nom"]).dossier.silenceOn?.description == "2026-05-02")
        #expect(Self.arrive(["nom"], Self.there(.accept, .competentReception)).dossier.silenceOn?.description == "2026-05-12")
    }

    @Test("Keeps the wish for post, never the agreement to decisions online")
    func contact() {
        let choice = ContactChoice(Self.arrive(["nom"], prefersPost: true).changes.lines)
        #expect(choice.prefersPost && !choice.agreesToElectronicDecisions)
    }

    @Test("The history keeps to whom and with what; nothing of what it becomes there")
    func trace() throws {
        var dossier = World.filed().dossier
        let line = try #require(try Self.forwarding(1).apply(Self.handover(["nom"], way: .post), because: "", to: &dossier).lines.first)
        let kept = try #require(Handover(line))

        #expect(kept == Self.handover(["nom"], way: .post))
        for name in ["reference", "dossier", "link"] { #expect(line.detail[name] == nil) }
    }

    @Test("What is needed for a way is asked for")
    func faults() {
        #expect(Handover(way: .email, name: "").faults.map(\.field) == ["nom", "courriel"])
        #expect(Handover(way: .post, name: "Métropole").faults.map(\.field) == ["adresse"])
        #expect(Handover(way: .download, name: "Métropole").faults.isEmpty)
    }

    @Test("Files of the archive have names of their own, and no path")
    func names() {
        #expect(HandoverManifest.names(["a.pdf", "a.pdf", "../x\\y.png"]) == ["fichiers/01-a.pdf", "fichiers/02-a.pdf", "fichiers/03-..-x-y.png"])
    }

    @Test("The link to the archive opens one request, until its last day")
    func links() throws {
        let links = PackageLinks(key: [1, 2, 3])
        let (reference, last) = (Reference.random(), try #require(LocalDate("2026-04-01")))
        let key = String(links.address(of: reference, until: last).dropFirst("/transmission/".count))

        #expect(links.reference(of: key, on: last) == reference)
        #expect(links.reference(of: key, on: last.adding(days: 1)) == nil)
        #expect(links.reference(of: key.replacing("2026-04-01", with: "2026-05-01"), on: last) == nil)
        #expect(PackageLinks(key: [9]).reference(of: key, on: last) == nil)
    }
}
