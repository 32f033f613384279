import Core
import Definitions
import Forms
import Foundation
import Law
import Testing
import Web

@testable import Privacy

@Suite("The record of processing")
struct RegisterTests {
    private static let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets/catalogue")

    private static func definition(_ name: String) throws -> ProcedureDefinition {
        let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try #require(ProcedureFile.shown(source))
    }

    private static func record(_ change: (inout ProcedureDefinition) -> Void = { _ in }, connectors: [String] = []) throws -> ProcessingRecord {
        var definition = try definition("acte-naissance.yaml")
        change(&definition)
        return ProcessingRecord(Processing(definition: definition, unit: "État civil", connectors: connectors), backupDays: 30)
    }

    @Test("Every shipped procedure has its entry, without a gap")
    func noGap() throws {
        var entries = 0
        for name in Self.files.sorted() where name.hasSuffix(".yaml") {
            let definition = try Self.definition(name)
            guard definition.external == nil else { continue }
            entries += 1
            let record = ProcessingRecord(Processing(definition: definition, unit: definition.unit, connectors: []), backupDays: 30)
            #expect(record.gaps == [], "\(name)")
        }
        #expect(entries >= 55)
    }

    @Test("Who gives data is read from what runs, beside those that the procedure names; a source more is a drift")
    func sources() throws {
        var definition = try Self.definition("mariage.yaml")
        let processing = Processing(definition: definition, unit: "État civil", connectors: ["FranceConnect fc"], doors: [.franceConnect])
        let approved = ProcessingRecord(processing, backupDays: 30)

        definition.data?.sources.append("La préfecture")
        let now = ProcessingRecord(Processing(definition: definition, unit: "État civil", connectors: ["FranceConnect fc"]), backupDays: 90)

        #expect(approved.givers == [.person, .agent, .helper, .representative, .franceConnect])
        #expect(approved.sources == ["Commune de naissance, par Comedec (acte de naissance)"])
        #expect(now.givers == [.person, .agent, .helper, .representative])
        let drifts = Drift.between(ApprovedContent(approved), ApprovedContent(now))
        #expect(drifts.contains(Drift(part: "sources", kind: .added, item: "La préfecture", text: "La préfecture")))
        #expect(drifts.contains(Drift(part: "retention", kind: .changed, item: "backups", text: "90")) && drifts.count == 2)
    }

    @Test("What is agreed to and does not change does not drift, even through the database's JSON")
    func same() throws {
        let content = ApprovedContent(try Self.record())

        let read = try #require(ApprovedContent(try JSON(content.json.text)))

        #expect(Drift.between(read, content) == [] && read.digest == content.digest)
    }

    @Test("A question more, a recipient less, a longer retention, another processor: each drift is told")
    func drifts() throws {
        let approved = ApprovedContent(try Self.record())
        let now = ApprovedContent(
            try Self.record(
                { definition in
                    definition.form?.pages[0].fields.append(.init(id: "religion", kind: .text(.init()), label: "Votre religion"))
                    definition.data?.recipients = ["Un courtier"]
                    definition.retention?.months = 120
                }, connectors: ["SMS courtier.example"]))

        let drifts = Drift.between(approved, now)

        #expect(drifts.contains(Drift(part: "fields", kind: .added, item: "religion", text: "Votre religion (situation)")))
        #expect(drifts.contains(Drift(part: "recipients", kind: .added, item: "Un courtier", text: "Un courtier")))
        #expect(drifts.contains { $0.part == "recipients" && $0.kind == .removed })
        #expect(drifts.contains(Drift(part: "retention", kind: .changed, item: "months", text: "120")))
        #expect(drifts.contains { $0.part == "connectors" && $0.kind == .added })
        #expect(drifts.count == 5)
    }

    @Test("What article 30 asks and a procedure does not say is a gap")
    func gaps() throws {
        let record = try Self.record { definition in
            definition.data = nil
            definition.audience = []
        }

        #expect(record.gaps == [.audience, .purpose, .basis, .recipients])
    }
}

@Suite("The clocks of people's rights")
struct RightsClockTests {
    private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

    @Test("A month, or three when it was extended, to the next working day (regulation 1182/71)")
    func month() throws {
        // 31 January + 1 month is Saturday 28 February 2026.
        let clock = RightsClock(receivedOn: try day("2026-01-31"), isExtended: false)
        let longer = RightsClock(receivedOn: try day("2026-01-31"), isExtended: true)

        let (first, third) = (try day("2026-03-02"), try day("2026-04-30"))
        #expect(clock.dueOn == first && clock.mayExtendUntil == first && longer.dueOn == third)
    }

    @Test("A breach with a risk is to be notified in 72 hours; without one, it is only written down")
    func breach() {
        func breach(_ risk: Breach.Risk) -> Breach {
            Breach(
                id: BreachID(1), organisation: OrganisationID(1), awareAt: Date(timeIntervalSince1970: 0), nature: .confidentiality, risk: risk,
                title: "", facts: "", consequences: "", measures: "", references: [], notifiedAt: nil, notice: nil, lateReason: nil,
                personsToldAt: nil, writtenBy: "")
        }
        let (last, after) = (Date(timeIntervalSince1970: 72 * 3600), Date(timeIntervalSince1970: 72 * 3600 + 1))

        #expect(!breach(.some).isLate(at: last) && breach(.some).isLate(at: after))
        #expect(!breach(.none).isLate(at: after) && breach(.high).mustTellPersons && !breach(.some).mustTellPersons)
    }

    @Test("A transfer manifest names every file with its digest, and is not broken by a title")
    func manifest() throws {
        let item = TransferManifest.Item(path: "A/demande.html", name: "demande.html", size: 12, digest: "ab")
        let unit = TransferManifest.Unit(
            title: "Permis <A & B>", reference: "A", started: try day("2026-01-01"), ended: try day("2026-02-01"), items: [item])
        let xml = TransferManifest(identifier: "1", date: Date(timeIntervalSince1970: 0), transferring: "Ville", units: [unit]).xml

        #expect(xml.contains("Permis &lt;A &amp; B&gt;") && xml.contains("<MessageDigest algorithm=\"SHA-512\">ab</MessageDigest>"))
        #expect(xml.contains("<DataObjectReferenceId>ID1-1</DataObjectReferenceId>") && xml.contains("BinaryDataObject id=\"ID1-1\""))
    }
}
