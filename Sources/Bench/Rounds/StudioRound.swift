import App
import Core
import Foundation
import Organisations
import Procedures

/// The studio on a form of four hundred questions: what a save costs, and what conditions cost while a page of a hundred is filled.
struct StudioRound {
    let town: Town

    private static let studio = "/bureau/atelier/quatre-cents-questions"

    func figures() async throws -> [Figure] {
        let client = try await town.client(as: "tanguy.peyrache@admiville.example")
        try await client.get("/bureau/atelier/nouvelle")
        try await client.post("/bureau/atelier/nouvelle", [("title", "Quatre cents questions"), ("unit", "technique")])
        try await client.post(Self.studio + "/source", [("source", Self.file)])
        var round = 0
        let saving = try await Stopwatch.cost(rounds: 3, of: 10, warmUp: 3) {
            round += 1
            try await client.post(Self.studio + "/parties/identity", Self.identity(round))
        }
        let showing = try await Stopwatch.cost(rounds: 3, of: 10, warmUp: 3) { try await client.get(Self.studio + "/parties/identity?fait=1") }
        let live = try await liveCost()
        await town.product.close()
        let whole = saving.p99 + showing.p99
        return [
            Figure(
                "Form of 400 fields: a save and the page that follows it (p99)", whole.inMilliseconds, target: "at most \(0.1.inMilliseconds)",
                isMet: whole <= 0.1),
            .milliseconds("– the save (CPU)", saving.cpu), .milliseconds("– the page, all checks run (CPU)", showing.cpu),
            .milliseconds("Conditions of a page of 100 fields, asked while it is filled (CPU)", live.cpu, atMost: 0.005),
        ]
    }

    /// What scripts ask at each change of a page, on a procedure that people fill in.
    private func liveCost() async throws -> Cost {
        let organisation = try await town.organisation
        let units = try await Dictionary(uniqueKeysWithValues: town.product.organisations.units(of: organisation).map { ($0.key, $0.id) })
        let outcome = try await town.product.procedures.importFile(
            yaml: Self.file, organisation: organisation, units: units, publish: true, now: Town.morning)
        guard case .kept(let version, faults: _) = outcome, version.state == .published else { throw BadProcedure(faults: "\(outcome.faults)") }
        let client = town.client()
        try await client.get("/demarches/quatre-cents-questions")
        let page = try await client.post("/demarches/quatre-cents-questions/brouillons", [])
        try await client.get(page)
        return try await Stopwatch.cost(of: 50) { try await client.post(page + "/questions", Self.answers) }
    }

    private static func identity(_ round: Int) -> [(String, String)] {
        [
            ("title", "Quatre cents questions, \(round)"), ("summary", "Une longue demande."), ("unit", "technique"), ("theme", "contact"),
            ("sector", "contact"),
        ]
    }

    private static let answers = (0..<100).map { ("q_0_\($0)", $0.isMultiple(of: 10) ? "oui" : "Une réponse") }

    /// Four pages of a hundred questions; nine in ten depend on the yes or no that begins their dozen.
    private static var file: String {
        let pages = (0..<4).map { page in
            "    - id: page_\(page)\n      title: Page \(page + 1)\n      fields:\n" + (0..<100).map { field(page, $0) }.joined()
        }.joined()
        return BenchProcedures.file("quatre-cents-questions", "Quatre cents questions", pages: pages)
    }

    private static func field(_ page: Int, _ rank: Int) -> String {
        let first = rank / 10 * 10
        if rank == first { return "        - {id: q_\(page)_\(rank), kind: yesNo, label: \"Question \(rank) ?\", listable: true}\n" }
        return
            "        - {id: q_\(page)_\(rank), kind: text, label: \"Question \(rank) ?\", reason: Pour répondre, when: {field: q_\(page)_\(first), is: oui}}\n"
    }
}
