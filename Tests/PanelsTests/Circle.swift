import Core
import Foundation
import Storage
import TestSupport

@testable import Panels

/// A town with a panel on births. Wednesday 10 June 2026.
struct Circle {
    static let town = OrganisationID(1)
    static let today = LocalDate("2026-06-10")!
    static let now = today.instant(secondOfDay: 10 * 3600, in: .gmt)

    let database: any Database
    let book = ConsentBook(key: Array(repeating: 3, count: 32))
    let panel: PanelID

    var panels: SQLPanels { SQLPanels(database: database) }
    var consents: SQLConsents { SQLConsents(database: database, book: book) }
    var invitations: SQLInvitations { SQLInvitations(database: database, book: book) }
    var answers: SQLAnswers { SQLAnswers(database: database) }

    static func open(_ engine: TestEngine) async throws -> Circle {
        let others = Migration("others", ["CREATE TABLE organisation (id {{id}}, name TEXT NOT NULL) {{strict}}"])
        let database = try await TestDatabase.open(engine, migrations: Jobs.migrations + [others] + PanelsFeature.migrations)
        _ = try await database.write { try $0.run("INSERT INTO organisation (id, name) VALUES (1, 'Admiville')") }
        let details = PanelDetails(
            event: .birth, title: "Déclarer une naissance", why: "Pour simplifier.", opens: today, closes: today.adding(days: 20),
            questions: [PanelQuestion(.scale, "Simple ?"), PanelQuestion(.text, "Quoi d'autre ?")])
        let panel = try await SQLPanels(database: database).add(details, slug: "naissance", to: town)
        return Circle(database: database, panel: panel)
    }

    /// - Returns: the seed of the consent.
    @discardableResult
    func agree(_ address: String, to event: LifeEvent = .birth) async throws -> String {
        let told = Told()
        try await consents.ask(EmailAddress(address)!, about: event, in: Self.town, now: Self.now) { seed, _ in told.add(seed) }
        let seed = told.all.last ?? ""
        _ = try await consents.confirm(seed, in: Self.town, on: Self.today, now: Self.now)
        return seed
    }

    /// The tokens of the invitations that left.
    func invite() async throws -> [String] {
        let told = Told()
        let panel = try await found()
        try await invitations.batch(panel, after: 0, on: Self.today, now: Self.now) { _, token, _, _ in told.add(token) }
        return told.all
    }

    func begin() async throws { try await invitations.begin(panel, in: Self.town, from: Self.now, now: Self.now) }

    func found() async throws -> Panel {
        guard let panel = try await panels.find(panel, in: Self.town) else { throw PanelProblem.unknown }
        return panel
    }
}

/// What a transaction told, once it is over.
final class Told: @unchecked Sendable {  // state guarded by lock
    private let lock = NSLock()
    private var texts: [String] = []

    var all: [String] { lock.withLock { texts } }
    func add(_ text: String) { lock.withLock { texts.append(text) } }
}
