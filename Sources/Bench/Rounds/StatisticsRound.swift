import App
import Core
import Foundation
import Insight
import Organisations
import Procedures

/// Figures that an agent asks of a million requests: counted as events would, then every measure by every group.
struct StatisticsRound {
    let town: Town
    let requests: Int

    private static let batch = 2000
    private static let years = 3.0
    private static let target = 0.3

    func figures() async throws -> [Figure] {
        let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        var ways = Ways(organisation: try await town.organisation, units: try await units(), procedures: try await procedures())
        let counting = try await Stopwatch.wait {
            for start in stride(from: 1, through: requests, by: Self.batch) {
                try await town.product.insight.count(ways.next(from: start, Self.batch), in: zone)
            }
        }
        let client = try await town.client(as: Town.agentOfAllUnits)
        var costs: [(name: String, cost: Cost)] = []
        for page in Self.pages + Self.load {
            let cost = try await Stopwatch.cost(rounds: 3, of: 10, warmUp: 2) { try await client.get(page) }
            costs.append((String(page.dropFirst("/bureau/statistiques".count)), cost))
        }
        await town.product.close()
        return [Figure("Counting \(requests) requests, \(Self.batch) at a time", counting.inMilliseconds)]
            + costs.map { .milliseconds("– p99: statistics \($0.name)", $0.cost.p99, atMost: Self.target) }
    }

    private func units() async throws -> [UnitID] { try await town.product.organisations.units(of: try await town.organisation).map(\.id) }

    private func procedures() async throws -> [ProcedureID] {
        try await town.product.procedures.all(organisation: try await town.organisation).map(\.procedure)
    }

    private static let period = "du=2020-01&au=2026-12"
    private static let load: [String] = ["service", "mois"].map { "/bureau/statistiques?mesure=charge&par=\($0)&\(period)" }
    private static let pages: [String] =
        ["recues", "terminees", "contacts", "silence", "duree", "ouvertes"].flatMap { measure in
            ["demarche", "service", "canal", "quartier", "mois", "statut", "jour", "heure"].map {
                "/bureau/statistiques?mesure=\(measure)&par=\($0)&\(period)"
            }
        } + ["/bureau/statistiques?mesure=duree&trajet=in_review%3Eaccepted&par=mois&\(period)", "/bureau/statistiques/blocages"]
        + ["recues", "ouvertes"].flatMap { measure in
            ["demarche", "mois"].map { "/bureau/statistiques?mesure=\(measure)&par=\($0)&quartier=quartier-3&\(period)" }
        } + byAnswer

    /// A question that every request answers, as no town asks it: the worst case.
    private static let byAnswer: [String] = ["recues", "terminees", "duree", "ouvertes", "silence"].flatMap { measure in
        [
            "/bureau/statistiques?mesure=\(measure)&par=reponse&question=objet&\(period)",
            "/bureau/statistiques?mesure=\(measure)&par=mois&question=objet&reponse=avis&\(period)",
        ]
    }
}

/// Invented ways of requests, the same at each run: a few procedures have most of them, as in a town.
private struct Ways {
    let organisation: OrganisationID
    let units: [UnitID]
    let procedures: [ProcedureID]
    private var state: UInt64 = 1

    init(organisation: OrganisationID, units: [UnitID], procedures: [ProcedureID]) {
        (self.organisation, self.units, self.procedures) = (organisation, units, procedures)
    }

    mutating func next(from start: Int, _ count: Int) -> [Track] { (start..<(start + count)).map { track(Int64($0)) } }

    /// From 0 to 1.
    private mutating func draw() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }

    private mutating func answers() -> CountedAnswers {
        var answers = CountedAnswers()
        answers.add("objet", allowsSeveral: false, keys: draw() < 0.9 ? [["question", "reclamation", "avis", "merci"][Int(4 * draw())]] : [])
        answers.add("nombre", allowsSeveral: false, keys: ["\(Int(5 * draw()))"])
        return answers
    }

    private mutating func track(_ id: Int64) -> Track {
        let procedure = Int(Double(procedures.count) * draw() * draw())
        let age = draw() * 3 * 365
        // In the hours of the day, more than at night.
        let received = Town.morning - age * 86_400 + (draw() + draw()) * 6 * 3600
        var steps = [Track.Step("received", at: received)]
        for status in ["in_review", "waiting_person", "in_review", "accepted"] {
            let after = steps[steps.count - 1].at + (0.05 + draw() * 9) * 86_400
            if after > Town.morning || (status == "waiting_person" && draw() < 0.7) || (age < 40 && draw() < 0.3) { break }
            steps.append(.init(status, at: after))
        }
        let isOver = age > 60 || steps.last?.status == "accepted"
        return Track(
            dossier: DossierID(id + 10_000_000), organisation: organisation, procedure: procedures[procedure], unit: units[procedure % units.count],
            channel: Channel.allCases[Int(5 * draw() * draw())], receivedAt: received, steps: steps, closedAt: isOver ? steps.last?.at : nil,
            isWaiting: steps.last?.status == "waiting_person", isAssigned: steps.count > 1, silence: nil,
            contacts: draw() < 0.2 ? [received + 86_400] : [],
            acts: steps.dropFirst().map { .init(at: $0.at, mark: "\(procedure)x\(Int(draw() * 5))") }, lines: steps.count,
            place: DistrictPlace(edition: 1, code: "quartier-\(Int(12 * draw()))"), answers: answers())
    }
}
