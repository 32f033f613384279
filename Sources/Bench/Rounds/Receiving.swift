import App
import Appointments
import Core
import Foundation
import Organisations
import Scheduling

/// Places that receive by appointment, invented: nine to twelve and the afternoon, a quarter of an hour each, a fifth kept for the phone.
struct Receiving {
    static let type = "titres-du-banc"
    static let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt

    let town: Town
    let places: Int
    let desks: Int
    /// The end of the afternoon, in minutes of the day.
    var close = 17 * 60
    /// How many places share the name of a commune.
    var toACommune = 1
    /// Of its places, among those of all.
    var first = 0
    /// Whose they are; `nil`: the town's.
    var authority: OrganisationID?
    /// The name under which several authorities show theirs together.
    var commonName: String?

    /// - Returns: the places, in order.
    func make() async throws -> [PlaceID] {
        let feature = town.product.appointments
        let organisation = if let authority { authority } else { try await town.organisation }
        guard let unit = try await town.product.organisations.units(of: organisation).first?.id else { throw BadProcedure(faults: "no unit") }
        let type = try await feature.add(
            OfferDetails(slug: Self.type, title: "Titres d'identité du banc", reason: .identityCard),
            AppointmentType(AppointmentTypeID(0), lasting: .each(.documents, minutes: 15)), to: organisation)
        if let commonName { try await feature.share(type, of: organisation, as: commonName) }
        return try await withThrowingTaskGroup(of: PlaceID.self) { group in
            for number in 0..<places { group.addTask { try await make(number, of: unit, in: organisation, feature) } }
            return try await group.reduce(into: []) { $0.append($1) }.sorted()
        }
    }

    /// Spread over the country, one by one; the first ones have a desk more when desks do not divide.
    private func make(_ index: Int, of unit: UnitID, in organisation: OrganisationID, _ feature: AppointmentsFeature) async throws -> PlaceID {
        let number = first + index
        let place = try await feature.add(
            PlaceDetails(
                unit: unit, name: "Mairie du banc \(number)", address: "1 rue du Banc\n99999 Banc", postcode: "99999",
                commune: "Banc \(number / toACommune)", latitude: 42.5 + Double(number * 37 % 1000) / 1000 * 8,
                longitude: -4 + Double(number * 611 % 1000) / 1000 * 11, zone: Self.zone), to: organisation)
        for desk in 0..<(desks * (index + 1) / places - desks * index / places) {
            let id = try await feature.addDesk(named: "Guichet \(desk + 1)", to: place)
            for (from, to) in [(9 * 60, 12 * 60), (14 * 60, close)] {
                guard let hours = Hours(from: from, to: to), let first = LocalDate("2026-01-05") else { continue }
                let times = Timetable(Recurrence(from: first, .weekly(.mondayToFriday)), hours)
                try await feature.add(Opening(times, reserve: Reserve(.percent(20), released: Release(daysBefore: 2))), to: id, of: place)
            }
        }
        return place
    }
}
