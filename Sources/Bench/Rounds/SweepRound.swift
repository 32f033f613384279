import App
import Core
import Dossiers
import Foundation

/// What the passing of a day asks of a hundred thousand requests in progress: silence decides some, others are near it.
struct SweepRound {
    let town: Town
    private static let open = 100_000
    private static let due = 1_000

    func figures() async throws -> [Figure] {
        let tables = BareTables(database: town.product.database)
        try await tables.copyOpenRequests(Self.open, ofWhich: Self.due, received: Town.morning - 400 * 86_400)
        let organisation = try await town.organisation
        let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        let day = try await Stopwatch.wait { try await town.product.dossiers.sweep(organisation, now: Town.morning, zone: zone) }
        let decided = try await tables.decidedBySilence()
        let again = try await Stopwatch.wait { try await town.product.dossiers.sweep(organisation, now: Town.morning, zone: zone) }
        await town.product.close()
        return [
            Figure(
                "Daily sweep of \(Self.open) requests in progress, silence deciding \(decided) of them", day.inMilliseconds,
                target: "at most \(2.0.inMilliseconds)", isMet: day <= 2 && decided >= Self.due),
            .milliseconds("– the same, when there is nothing to do", again),
        ]
    }
}
