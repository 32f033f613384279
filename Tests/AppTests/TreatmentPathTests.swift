import Core
import Foundation
import Storage
import TestSupport
import Testing
import TownSupport

@testable import App
@testable import Privacy

/// The record of processing holds what the product does beside the procedures, and nothing that keeps people's data escapes it.
@Suite("Treatments that are no procedures")
struct TreatmentPathTests {
    private static let keys = [
        "panels", "rendez-vous", "listes-d-attente", "espaces", "cartes", "mandats", "incidents", "correspondance", "audience", "mesures-de-vitesse",
    ]

    @Test("Every table of the product is declared once; those of people are written again after an erasure", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let declared = try TreatmentsOfPrivacy.declared()
        let tables = try await town.product.database.read { try $0.tableNames() }

        #expect(declared.undeclared(of: tables) == [])
        let all = declared.treatments.flatMap { ($0.tables ?? []) + ($0.also ?? []) } + declared.nobody
        #expect(Set(all).subtracting(tables).sorted() == [], "declared, and not there")
        #expect(all.count == Set(all).count)
        #expect(Set(RecordsOfPrivacy().tables).symmetricDifference(declared.tables).sorted() == [])
        #expect(Set(declared.treatments.map(\.key)).isSuperset(of: Self.keys))
    }

    @Test("A table that a room began to keep and that no treatment declares is shown, and told to the officer", arguments: TestEngine.allCases)
    func planted(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        try await town.addProtectors()
        let officer = try await town.browser(as: "dpo@essai.example")
        #expect(try await !officer.get("/bureau/registre").contains("aucun traitement"))

        try await town.product.database.write { try $0.execute(script: "CREATE TABLE planted_people(name TEXT NOT NULL)") }
        let shown = try await officer.get("/bureau/registre")
        town.clock.advance(days: 1, hours: -6)
        try await town.night()

        #expect(shown.contains("1 table n&#39;est dans aucun traitement") && shown.body.contains("<code>planted_people</code>"))
        let mails = try await town.product.database.read {
            try $0.rows("SELECT text FROM outgoing_mail WHERE to_address = 'dpo@essai.example'").map { try $0.string("text") }
        }
        #expect(mails.filter { $0.contains("planted_people") }.count == 1)
    }

    @Test("The panels are in the record, in its exports and on its page; the officer agrees to them, and a change drifts")
    func panels() async throws {
        let town = try await TestTown()
        try await town.addProtectors()
        let officer = try await town.browser(as: "dpo@essai.example"), path = "/bureau/registre/traitement.panels"

        let page = try await officer.get(path)
        let digest = try #require(page.body.firstMatch(of: /name="empreinte" value="([^"]+)"/)).output.1
        let agreed = try await officer.follow(try await officer.post(path + "/accord", ["empreinte": String(digest)]))
        let csv = try await officer.get("/bureau/registre.csv").body
        let ods = try await officer.get("/bureau/registre.ods")

        #expect(page.contains("Panels d&#39;écoute") && page.contains("Consentement") && page.contains("24 mois"))
        #expect(!page.body.contains("/demarches/traitement"))
        #expect(agreed.contains("Votre accord est enregistré") && agreed.contains("Approuvé"))
        #expect(csv.contains("Panels d'écoute") && csv.contains("Rendez-vous") && csv.contains("Aidants et mandats"))
        #expect(ods.bytes.starts(with: Array("PK".utf8)))
        #expect(try await officer.get("/bureau/registre").contains("Mesure d&#39;audience"))
    }
}

@Suite("What a declared treatment says")
struct DeclaredTreatmentTests {
    private func content(_ change: (String) -> String = { $0 }, connectors: [String] = []) throws -> (ProcessingRecord, ApprovedContent) {
        let panels = try #require(try TreatmentsOfPrivacy.declared().treatments.first { $0.key == "panels" })
        let treatment = DeclaredTreatment(
            key: panels.key, title: panels.title, purpose: panels.purpose, basis: panels.basis, persons: panels.persons,
            data: panels.data.map(change),
            source: panels.source, recipients: panels.recipients, retention: change(panels.retention), through: nil, tables: panels.tables, also: nil)
        let record = ProcessingRecord(treatment, unit: "Tous", connectors: connectors, backupDays: 30)
        return (record, ApprovedContent(record))
    }

    @Test("None has a gap, and what does not change does not drift")
    func gaps() throws {
        for treatment in try TreatmentsOfPrivacy.declared().treatments {
            #expect(ProcessingRecord(treatment, unit: "Tous", connectors: [], backupDays: 30).gaps == [], "\(treatment.key)")
        }
        let agreed = try content().1
        #expect(Drift.between(try #require(ApprovedContent(agreed.json)), try content().1) == [])
    }

    @Test("Other data, another retention, another processor: each drifts")
    func drifts() throws {
        let agreed = try content().1, now = try content({ $0 + " (changé)" }, connectors: ["SMTP courrier.example"]).1

        let parts = Set(Drift.between(agreed, now).map(\.part))
        #expect(parts == ["data", "retention", "connectors"])
    }
}
