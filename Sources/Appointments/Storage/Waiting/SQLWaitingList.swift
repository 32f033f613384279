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
                WHERE type_id = \(wait.wishes.type) AND state IN ('waiting', 'offered')
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
