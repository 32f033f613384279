import App
import Appointments
import Core
import Foundation
import Scheduling

/// A list of thousands: what it costs that a time comes free, that somebody comes to wait, and that the minute passes.
struct WaitingRound {
    let town: Town

    private static let many = 5000
    private static let search = "/rendez-vous/\(Receiving.type)"

    func figures() async throws -> [Figure] {
        let places = try await Receiving(town: town, places: 20, desks: 40).make()
        guard let first = places.first, let second = places.dropFirst().first else { return [] }
        var figures = [try await freed("nobody waits", at: first)]
        // Whoever comes first wants it.
        try await wait(Self.many, at: first)
        figures.append(try await freed("\(Self.many) wait, the first of them for it", at: first))
        // All but one want another place.
        try await wait(Self.many, at: second)
        try await wait(1, at: first)
        figures.append(try await freed("\(Self.many) wait for another place, one for it", at: first))
        try await forget()
        try await wait(Self.many, at: first, weekday: 7)
        figures.append(try await freed("\(Self.many) wait for it on Sundays only", at: first))
        figures += try await turns()
        await town.product.close()
        return figures
    }

    /// Ten times.
    private func freed(_ name: String, at place: PlaceID) async throws -> Figure {
        var seconds: [Double] = [], statements: [Double] = []
        for _ in 0..<10 {
            let client = town.client()
            let reference = try await book(client, place)
            try await client.get("/rendez-vous/suivi/\(reference)/annulation")
            _ = town.database?.counter.take()
            seconds.append(
                try await Stopwatch.wait {
                    let answer = try await client.sent("/rendez-vous/suivi/\(reference)/annulation", [])
                    guard answer.status == 303 else { throw Unexpected(path: "annulation", status: answer.status, body: answer.body) }
                })
            statements.append(Double(town.database?.counter.take() ?? 0))
        }
        return Figure(
            "Cancelling, \(name): median, worst; statements",
            "\(seconds.median.inMilliseconds), \((seconds.max() ?? 0).inMilliseconds); \(statements.median.rounded0)")
    }

    /// - Returns: its number.
    private func book(_ client: Client, _ place: PlaceID) async throws -> String {
        let path = Self.search + "/creneaux"
        let page = try await client.get("\(path)?lieu=\(place)&nombre=1")
        guard let time = page.body.numbers(after: "name=\"debut\" value=\"").last else { throw Unexpected(path: path, status: 200) }
        let kept = try await client.post(path, [("lieu", "\(place)"), ("nombre", "1"), ("debut", time)])
        try await client.get(kept)
        _ = try await client.post(kept, [("nom", "Amina Diallo"), ("email", "amina@exemple.fr")])
        return kept.split(separator: "/").last.map(String.init) ?? ""
    }

    /// What the minute and a newcomer cost while thousands wait for what never comes.
    private func turns() async throws -> [Figure] {
        let appointments = town.product.appointments
        try await appointments.turnWaitingList(now: Town.morning)
        _ = town.database?.counter.take()
        let turn = try await Stopwatch.cost(rounds: 3, of: 5, warmUp: 1) { try await appointments.turnWaitingList(now: Town.morning) }
        let statements = (town.database?.counter.take() ?? 0) / 16
        return [
            Figure(
                "A minute's turn, \(Self.many) waiting in vain, everything free: processor, median; statements",
                "\(turn.cpu.inMilliseconds), \(turn.median.inMilliseconds); \(statements)")
        ]
    }

    /// Behind the product's back, and nobody is told.
    private func wait(_ count: Int, at place: PlaceID, weekday: Int? = nil) async throws {
        try await WaitTables(database: town.product.database).fill(count, of: try await town.organisation, at: place, weekday: weekday)
    }

    private func forget() async throws { try await WaitTables(database: town.product.database).forget() }
}
