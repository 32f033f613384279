import Core
import Foundation
import Scheduling
import Storage

/// Draws in the database.
struct SQLDraws: Draws {
    let database: any Database
    let seed: UInt64
    var chain: BeaconChain?

    func add(_ draw: NewDraw, by viewer: AgentViewer, now: Date) async throws -> Draw {
        try await database.write { [chain] connection in
            // Locked, so that two who set a draw up at once see each other's.
            let known = try connection.row(
                "SELECT id FROM appointment_type WHERE id = \(draw.type) AND organisation_id = \(viewer.organisation)\(connection.dialect.forUpdate)")
            guard known != nil else { throw AppointmentProblem.unknownType }
            let others = try connection.rows("SELECT * FROM appointment_draw WHERE type_id = \(draw.type) AND state IN ('open', 'drawing')")
                .map(Draw.init)
            let overlaps = others.contains { $0.days.overlaps(draw.days) && ($0.place == nil || draw.place == nil || $0.place == draw.place) }
            if overlaps { throw AppointmentProblem.drawsOverlap }
            let promised = chain.map { PromisedRound(on: $0, closesAt: draw.closesAt, drawsAt: draw.drawsAt) }
            let row = try connection.row(
                """
                INSERT INTO appointment_draw (
                    organisation_id, reference, type_id, place_id, first_day, last_day, opens_at, closes_at, draws_at, seed, last_number, state,
                    agent_id, created_at, beacon_chain, beacon_round, beacon_at, beacon_until
                ) VALUES (
                    \(viewer.organisation), \(Reference.random()), \(draw.type), \(draw.place), \(draw.days.lowerBound), \(draw.days.upperBound),
                    \(draw.opensAt), \(draw.closesAt), \(draw.drawsAt), \(DrawOrder.newSeed()), 0, 'open', \(viewer.agent), \(now),
                    \(promised?.chain.hash), \(promised?.round), \(promised?.time), \(promised?.until)
                ) RETURNING *
                """)
            guard let made = try row.map(Draw.init) else { throw AppointmentProblem.unknownType }
            try connection.withhold(made.type, of: made.organisation)
            return made
        }
    }

    func find(_ reference: Reference) async throws -> Draw? {
        try await database.read { try $0.row("SELECT * FROM appointment_draw WHERE reference = \(reference)").map(Draw.init) }
    }

    func find(_ draw: DrawID) async throws -> Draw? {
        try await database.read { try $0.row("SELECT * FROM appointment_draw WHERE id = \(draw)").map(Draw.init) }
    }

    func list(of organisation: OrganisationID) async throws -> [Draw] {
        try await database.read { connection in
            try connection.rows(
                "SELECT * FROM appointment_draw WHERE organisation_id = \(organisation) ORDER BY created_at DESC, id DESC LIMIT 100"
            ).map(Draw.init)
        }
    }

    func told(of type: AppointmentTypeID, now: Date) async throws -> [Draw] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM appointment_draw
                WHERE type_id = \(type) AND (state IN ('open', 'drawing') OR state = 'drawn' AND ended_at > \(now - 30 * 86_400)) ORDER BY first_day, id
                """
            ).map(Draw.init)
        }
    }

    func tally(of draw: Draw) async throws -> DrawTally {
        try await database.read { connection in
            guard draw.state.hasOrder else { return DrawTally(registered: try connection.registered(in: draw.id)) }
            let rows = try connection.rows(
                "SELECT number, rank, state FROM appointment_registration WHERE draw_id = \(draw.id) AND number IS NOT NULL ORDER BY rank, number")
            var tally = DrawTally()
            for row in rows {
                let state: Registration.State = try row.parsed("state", Registration.State.init)
                tally.registered += state == .withdrawn ? 0 : 1
                tally.won += state == .won ? 1 : 0
                if let rank = try row.optionalInt("rank") {
                    tally.order.append(DrawTally.Lot(rank: rank, number: try row.int("number"), hasPlace: state == .won))
                }
            }
            return tally
        }
    }

    func entered(in draw: DrawID) async throws -> [Registration] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM appointment_registration WHERE draw_id = \(draw) AND agent_id IS NOT NULL AND state <> 'withdrawn'
                ORDER BY rank, number LIMIT 500
                """
            ).map(Registration.init)
        }
    }

    func cancel(_ id: DrawID, now: Date) async throws {
        try await database.write { connection in
            guard let draw = try connection.draw(id), draw.state == .open else { throw AppointmentProblem.changedMeanwhile }
            try connection.run("UPDATE appointment_draw SET state = 'cancelled', ended_at = \(now) WHERE id = \(id)")
            let told = try connection.rows("SELECT id FROM appointment_registration WHERE draw_id = \(id) AND state = 'registered' ORDER BY id")
            for row in told { try connection.tell(.cancelled, try row.id("id"), now) }
            try connection.withhold(draw.type, of: draw.organisation)
        }
    }

    func lot(of appointment: AppointmentID) async throws -> (draw: Draw, number: Int, rank: Int)? {
        try await database.read { connection in
            let row = try connection.row(
                """
                SELECT d.*, r.number, r.rank FROM appointment_registration r JOIN appointment_draw d ON d.id = r.draw_id
                WHERE r.appointment_id = \(appointment)
                """)
            return try row.map { (draw: try Draw(row: $0), number: try $0.int("number"), rank: try $0.int("rank")) }
        }
    }

    /// Who an agent entered is kept as long as they may have to be called.
    func clean(endedBefore limit: Date, askedBefore asked: Date) async throws -> Int {
        try await database.write { connection in
            let over: SQL = "draw_id IN (SELECT id FROM appointment_draw WHERE ended_at < \(limit))"
            try connection.run("DELETE FROM appointment_registration_application WHERE \(over)")
            let forgotten = try connection.run(
                """
                UPDATE appointment_registration SET name = '', email = NULL, phone = '', address = '', applications = ''
                WHERE \(over) AND (name <> '' OR email IS NOT NULL OR phone <> '' OR address <> '' OR applications <> '')
                """)
            return try forgotten + connection.run("DELETE FROM appointment_registration WHERE state = 'asked' AND changed_at < \(asked)")
        }
    }
}

extension Connection {
    /// Many look at the page of a draw while it is open: they are counted, not read.
    fileprivate func registered(in draw: DrawID) throws -> Int {
        try row("SELECT COUNT(*) AS number FROM appointment_registration WHERE draw_id = \(draw) AND state = 'registered'")?.int("number") ?? 0
    }
}
