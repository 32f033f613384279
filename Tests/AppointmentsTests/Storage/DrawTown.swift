import Core
import Foundation
import Scheduling
import Storage

@testable import Appointments

/// The town where one books, whose Tuesday 16 June is given by lot: one registers until the next day at eight, and lots are drawn an hour later.
extension Town {
    var draws: SQLDraws { SQLDraws(database: database, seed: 1) }
    static let closes = now + 86_400
    static let draws = closes + 3600
    static let chief = AgentViewer(agent: AgentID(7), organisation: admiville, name: "Chloé", roles: [unit: [.manager]])

    func setUp(on days: ClosedRange<LocalDate> = allDay, at place: PlaceID? = nil) async throws -> Draw {
        try await draws.add(
            NewDraw(type: card, place: place, days: days, opensAt: Self.now, closesAt: Self.closes, drawsAt: Self.draws), by: Self.chief,
            now: Self.now)
    }

    /// Somebody who takes part.
    @discardableResult
    func register(_ name: String, in draw: Draw, _ wishes: WaitWishes? = nil, applications: [String] = []) async throws -> Registration {
        let person = Person(name: name, email: EmailAddress("\(Text.folded(name))@exemple.fr"))
        let new = NewRegistration(wishes: wishes ?? self.wishes(draw.days), person: person, applications: applications)
        let asked = try await draws.ask(new, in: draw, now: Self.now)
        try await draws.confirm(asked.id, now: Self.now)
        return try await draws.find(asked.id)!
    }

    func crowd(_ count: Int, in draw: Draw, _ wishes: WaitWishes? = nil) async throws {
        for number in 1...count { try await register("Personne\(number)", in: draw, wishes) }
    }

    /// As the draw stands now.
    func tally(of draw: Draw) async throws -> DrawTally { try await draws.tally(of: try await draws.find(draw.id)!) }

    /// Who is where: the hour of each number that has one, in the order of the lots.
    func result(of draw: Draw) async throws -> [String] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT r.rank, r.number, r.state, a.start_minute FROM appointment_registration r LEFT JOIN appointment a ON a.id = r.appointment_id
                WHERE r.draw_id = \(draw.id) AND r.rank IS NOT NULL ORDER BY r.rank
                """
            ).map { "\(try $0.int("number")) \(try $0.string("state")) \(try $0.optionalInt("start_minute") ?? 0)" }
        }
    }

    func kept(_ table: StaticString) async throws -> Int {
        try await database.read { try $0.row("SELECT COUNT(*) AS number FROM \(SQL(stringLiteral: table))")!.int("number") }
    }
}

/// A database whose transactions all die when they would be committed.
struct DyingDatabase: Database {
    struct Killed: Error {}
    let whole: any Database

    var dialect: Dialect { whole.dialect }
    var signal: JobSignal { whole.signal }
    func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T { try await whole.read(body) }
    func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await whole.write { connection -> T in
            _ = try body(connection)
            throw Killed()
        }
    }
    func close() async { await whole.close() }
}
