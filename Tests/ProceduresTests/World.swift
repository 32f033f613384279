import Core
import Definitions
import Foundation
import Storage
import TestSupport
import Web

@testable import Procedures

/// One town, its units, and a morning.
struct World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 08:00 UTC
    static let town = OrganisationID(1)
    static let otherTown = OrganisationID(2)
    static let desk = UnitID(7)
    /// Every shipped key leads to one desk, but the streets'.
    static let units = Dictionary(uniqueKeysWithValues: ProcedureDefinition.shippedUnits.map { ($0, $0 == "technique" ? UnitID(8) : desk) })

    let database: any Database
    let clock = TestClock(morning)
    let feature: ProceduresFeature

    /// - Parameter mostAsked: the slug of the one procedure that people asked for.
    init(_ engine: TestEngine = .sqlite, mostAsked: String? = nil) async throws {
        database = try await TestDatabase.open(engine, migrations: ProceduresFeature.migrations)
        feature = Self.node(on: database, clock, mostAsked: mostAsked)
    }

    /// One process of several on the same database.
    static func node(on database: any Database, _ clock: TestClock, mostAsked: String? = nil) -> ProceduresFeature {
        let demand = OneDemand(database: database, slug: mostAsked)
        return ProceduresFeature(database: database, units: DeskCards(), demand: demand, french: ProcedureSamples.french, clock: { clock.now })
    }

    @discardableResult
    func publish(_ yaml: String, in town: OrganisationID = town) async throws -> ImportOutcome {
        try await feature.importFile(yaml: yaml, organisation: town, units: Self.units, publish: true, now: clock.now)
    }

    func draft(_ yaml: String) async throws -> ImportOutcome {
        try await feature.importFile(yaml: yaml, organisation: Self.town, units: Self.units, publish: false, now: clock.now)
    }

    func published(_ slug: String = "carte-lecteur") async throws -> PublishedProcedure? {
        try await feature.published(slug: slug, organisation: Self.town)
    }
}

/// A clock that tests move.
final class TestClock: @unchecked Sendable {
    private let lock = NSLock()
    private var time: Date

    init(_ time: Date) { self.time = time }

    var now: Date { lock.withLock { time } }
    func advance(by seconds: TimeInterval) { lock.withLock { time += seconds } }
}

struct DeskCards: UnitCards {
    func contact(of unit: UnitID, organisation: OrganisationID) async throws -> UnitContact? {
        guard unit == World.desk else { return nil }
        return UnitContact(
            name: "Accueil", address: "1 place de la Mairie\n35000 Admiville", phone: "02 99 00 00 01", openingHours: "Lundi à vendredi, 9 h – 17 h")
    }
}

struct OneDemand: ProcedureDemand {
    let database: any Database
    let slug: String?

    func counts(organisation: OrganisationID, now: Date) async throws -> [ProcedureID: Int] {
        guard let slug else { return [:] }
        return try await database.read { connection in
            try connection.rows("SELECT id FROM procedure WHERE slug = \(slug)").reduce(into: [:]) { $0[try $1.id("id")] = 12 }
        }
    }
}

extension ImportOutcome {
    var saved: SavedVersion? { if case .kept(let saved, _) = self { saved } else { nil } }
}
