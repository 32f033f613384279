import Core
import Foundation
import Scheduling
import Storage

/// People who wait, in the database. What is offered is a hold of the appointments' own table: one guard for all.
struct SQLWaitingList: WaitingList {
    let database: any Database
    let seed: UInt64

    func ask(_ wishes: WaitWishes, for person: Person, in organisation: OrganisationID, now: Date) async throws -> Wait {
        try await database.write { connection in
            let wait = try connection.insert(wishes, for: person, in: organisation, .asked, agent: nil, now: now)
            try connection.tell(.asked, wait, at: now, now)
            return wait
        }
    }

    func add(_ wishes: WaitWishes, for person: Person, by viewer: AgentViewer, now: Date) async throws -> Wait {
        try await database.write { connection in
            try connection.checkCaps(person, waitingFor: wishes.type, in: viewer.organisation)
            let wait = try connection.insert(wishes, for: person, in: viewer.organisation, .waiting, agent: viewer.agent, now: now)
            try connection.tell(.joined, wait, at: now, now)
            return wait
        }
    }

    func confirm(_ id: WaitID, now: Date) async throws {
        try await database.write { connection in
            guard let wait = try connection.wait(id), wait.state == .asked else { return }
            try connection.checkCaps(wait.person, waitingFor: wait.wishes.type, in: wait.organisation)
            try connection.run("UPDATE appointment_wait SET state = 'waiting', changed_at = \(now) WHERE id = \(id)")
        }
    }

    func find(_ reference: Reference) async throws -> Wait? {
        try await database.read { try $0.row("SELECT * FROM appointment_wait WHERE reference = \(reference)").map(Wait.init) }
    }

    func find(_ wait: WaitID) async throws -> Wait? {
        try await database.read { try $0.row("SELECT * FROM appointment_wait WHERE id = \(wait)").map(Wait.init) }
    }

    func rank(of wait: Wait) async throws -> Int {
        try await database.read { connection in
            try connection.row(
                """
                SELECT COUNT(*) AS number FROM appointment_wait
                WHERE organisation_id = \(wait.organisation) AND type_id = \(wait.wishes.type) AND state IN ('waiting', 'offered')
                    AND (since < \(wait.since) OR since = \(wait.since) AND id < \(wait.id))
                """
            )?.int("number") ?? 0
        }
    }

    func list(of organisation: OrganisationID) async throws -> [Wait] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM appointment_wait WHERE organisation_id = \(organisation) AND state IN ('waiting', 'offered') ORDER BY since, id
                """
            ).map(Wait.init)
        }
    }

    func accept(_ id: WaitID, visitor: String?, now: Date) async throws -> Appointment {
        try await database.write { connection in
            guard let wait = try connection.wait(id), let offered = wait.appointment else { throw AppointmentProblem.offerOver }
            if wait.state == .served { return try connection.appointment(offered) }
            let row = try connection.row("SELECT * FROM appointment WHERE id = \(offered) AND state = 'held'\(connection.dialect.forUpdate)")
            guard wait.state == .offered, let until = wait.offeredUntil, now < until, let held = try row.map(Appointment.init) else {
                throw AppointmentProblem.offerOver
            }
            try connection.checkCaps(held, wait.person, [], now: now)
            let booked = try connection.confirm(held, wait.person, [], now: now)
            if let visitor {
                try connection.run(
                    """
                    INSERT INTO appointment_visitor (appointment_id, visitor, is_sealed)
                    VALUES (\(booked.id), \(SealedVisitor(browser: visitor).seal(booked.reference)), 1) ON CONFLICT DO NOTHING
                    """)
            }
            try connection.end(wait, .served, now: now)
            return booked
        }
    }

    func refuse(_ id: WaitID, now: Date) async throws {
        try await database.write { [seed] connection in
            guard let wait = try connection.wait(id), wait.state == .offered else { return }
            try connection.pass(wait, goesBehind: false, seed: seed, now: now)
        }
    }

    func leave(_ id: WaitID, now: Date) async throws {
        try await database.write { [seed] connection in
            guard let wait = try connection.wait(id), wait.state.isInList || wait.state == .asked else { return }
            let held = try connection.offered(to: wait)
            try connection.end(wait, .left, now: now)
            if let held { try connection.giveToNext(held, seed: seed, now: now) }
        }
    }

    func organisations() async throws -> [OrganisationID] {
        try await database.read { connection in
            try connection.rows(
                "SELECT DISTINCT organisation_id FROM appointment_wait WHERE state IN ('waiting', 'offered') ORDER BY organisation_id"
            ).map { try $0.id("organisation_id") }
        }
    }

    func clean(endedBefore limit: Date, askedBefore asked: Date) async throws -> Int {
        try await database.write {
            try $0.run(
                """
                DELETE FROM appointment_wait
                WHERE state IN ('served', 'left', 'over') AND changed_at < \(limit) OR state = 'asked' AND changed_at < \(asked)
                """)
        }
    }
}
