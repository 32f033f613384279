import App
import Appointments
import Core
import Foundation
import Organisations
import Scheduling

/// A territory of many authorities that show their places together: five hundred communes of five places, nine desks each, six months, 60 % booked.
struct PooledRound {
    let town: Town
    /// A tenth of it otherwise.
    let isWhole: Bool

    private static let search = "/rendez-vous/\(Receiving.type)/alentour"
    private static let places = 5

    func figures() async throws -> [Figure] {
        let count = isWhole ? 500 : 50
        var places: [PlaceID] = []
        for (number, authority) in try await authorities(count).enumerated() {
            places += try await Receiving(
                town: town, places: Self.places, desks: 9, close: 15 * 60 + 30, toACommune: Self.places, first: number * Self.places,
                authority: authority, commonName: "Titres"
            ).make()
        }
        let booked = try await BookedTables(database: town.product.database).fill(days: TerritoryRound.workingDays, percent: 60)
        let client = town.client()
        try await client.get("/rendez-vous/suivi")
        let rebuild = try await Stopwatch.wait { try await client.get("\(Self.search)?pres=Banc%201&tri=tot") }
        var number = 0
        func page(_ order: String) -> String {
            number += 1
            return "\(Self.search)?pres=Banc%20\(number % count)&tri=\(order)"
        }
        let soonest = try await Stopwatch.cost(rounds: 3, of: 100) { try await client.get(page("tot")) }
        let nearest = try await Stopwatch.cost(rounds: 3, of: 100) { try await client.get(page("pres")) }
        let within = try await Stopwatch.cost(rounds: 3, of: 100) { try await client.get(page("tot") + "&rayon=50km") }
        await town.product.close()
        return [
            .milliseconds("\(count) authorities together, \(places.count) places, \(booked) appointments: read", rebuild, atMost: 20),
            .milliseconds("– p99: the page of the soonest places of all", soonest.p99, atMost: 0.005),
            .milliseconds("– p99: of the nearest", nearest.p99, atMost: 0.005),
            .milliseconds("– p99: of the soonest within 50 km", within.p99, atMost: 0.005),
        ]
    }

    /// The town, which has a name of its own since it is not alone any more, and others beside it.
    private func authorities(_ count: Int) async throws -> [OrganisationID] {
        let organisations = town.product.organisations
        guard var first = try await organisations.all().first else { throw BadProcedure(faults: "no town") }
        first.details.host = "localhost"
        try await organisations.update(first, at: Town.morning)
        var all = [first.id]
        for number in 1..<count {
            let details = OrganisationDetails(
                slug: "banc-\(number)", name: "Banc \(number)", host: "banc-\(number).example", baseURL: "https://banc-\(number).example",
                zone: Receiving.zone, phone: "0199000000", address: "1 rue du Banc\n99999 Banc", openingHours: "", email: "mairie@banc.example")
            let authority = try await organisations.create(details)
            let unit = UnitDetails(
                key: "accueil", name: "Accueil", address: details.address, phone: details.phone, email: details.email, openingHours: "")
            _ = try await organisations.create(unit, in: authority)
            all.append(authority)
        }
        return all
    }
}
