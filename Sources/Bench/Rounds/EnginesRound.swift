import App
import Foundation

/// What no target bounds and everybody waits for.
struct EnginesRound {
    let towns: Towns

    func figures() async throws -> [Figure] {
        let town = try await towns.small()
        let client = town.client()
        let search = try await Stopwatch.cost(of: 100) { try await client.get("/recherche?q=refaire%20ma%20carte%20d'identit%C3%A9") }
        let mistyped = try await Stopwatch.cost(of: 100) { try await client.get("/recherche?q=lampad%C3%A8re%20cass%C3%A9") }
        let home = try await Stopwatch.cost(of: 100) { try await client.get("/") }
        var read = 0
        let seconds = try await Stopwatch.wait { read = try await verify(town) }
        await town.product.close()
        return [
            .milliseconds("Home page (CPU)", home.cpu),
            .milliseconds("Search of a procedure in everyday words (CPU)", search.cpu),
            .milliseconds("– with a mistake (CPU)", mistyped.cpu),
            Figure("History verified", "\((Double(read) / seconds).rounded0) requests/s"),
        ] + invention
    }

    private func verify(_ town: Town) async throws -> Int {
        let found = try await town.product.verifyHistory()
        guard found.broken.isEmpty else { throw BadProcedure(faults: "\(found.broken.count) histories are broken") }
        return found.read
    }

    private var invention: [Figure] {
        guard let seconds = towns.inventionOfLarge else { return [] }
        return [
            Figure(
                "\(towns.large) requests invented", "\(seconds.rounded0) s, \((Double(towns.large) / seconds).rounded0)/s, when this town was made")
        ]
    }
}
