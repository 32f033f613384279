import Core
import Foundation
import Storage

/// The import that was asked for last. One at a time for the installation.
struct SQLImports: Sendable {
    static let jobKind = "addresses.import"

    let database: any Database

    /// `nil` when none was ever asked for on the desk.
    func latest() async throws -> RequestedImport? {
        try await database.read { try $0.row("SELECT * FROM address_import WHERE id = 1").map(RequestedImport.init) }
    }

    /// Keeps the file for a job to read.
    /// - Throws: `AddressProblem.busy` while another is read. Of two people at once, the statement says who was first.
    func ask(_ file: String, at location: String, takesFewer: Bool, now: Date) async throws {
        try await database.write { connection in
            let silent = now - RequestedImport.longestSilence
            let row = try connection.row(
                """
                INSERT INTO address_import (id, number, state, file, location, takes_fewer, asked_at, touched_at, percent, problem, count, faults)
                VALUES (1, 1, 'waiting', \(file), \(location), \(takesFewer), \(now), \(now), 0, NULL, 0, \(JSON.array([])))
                ON CONFLICT (id) DO UPDATE SET number = address_import.number + 1, state = 'waiting', file = excluded.file,
                    location = excluded.location, takes_fewer = excluded.takes_fewer, asked_at = excluded.asked_at,
                    touched_at = excluded.touched_at, percent = 0, problem = NULL, count = 0, faults = excluded.faults
                WHERE address_import.state IN ('done', 'refused') OR address_import.touched_at < \(silent)
                RETURNING number
                """)
            guard let number = try row?.int("number") else { throw AddressProblem.busy }
            try Jobs.enqueue(kind: Self.jobKind, payload: ["number": .int(number)], now: now, on: connection)
        }
    }

    /// Says how far it is.
    func note(_ number: Int, _ state: RequestedImport.State, percent: Int, now: Date) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE address_import SET state = \(state.rawValue), percent = \(percent), touched_at = \(now)
                WHERE number = \(number) AND state NOT IN ('done', 'refused')
                """)
        }
    }

    func refuse(_ number: Int, _ problem: AddressProblem, now: Date) async throws {
        _ = try await database.write { connection in
            try connection.run(
                """
                UPDATE address_import SET state = 'refused', problem = \(problem.name), count = \(problem.count), touched_at = \(now)
                WHERE number = \(number) AND state NOT IN ('done', 'refused')
                """)
        }
    }

    /// In the transaction that replaces the addresses.
    static func finish(_ number: Int, leftOut: Int, _ faults: [AddressReader.LineFault], now: Date, on connection: any Connection) throws {
        let lines = JSON.array(faults.map { ["line": .int($0.line), "fault": .string($0.fault.rawValue)] })
        try connection.run(
            """
            UPDATE address_import SET state = 'done', percent = 100, count = \(leftOut), faults = \(lines), touched_at = \(now)
            WHERE number = \(number)
            """)
    }
}

extension RequestedImport {
    fileprivate init(_ row: Row) throws {
        let count = try row.int("count"), problem = try row.optionalString("problem")
        let faults = try row.json("faults").array ?? []
        self.init(
            number: try row.int("number"), state: try row.parsed("state", State.init), file: try row.string("file"),
            location: try row.string("location"), takesFewer: try row.bool("takes_fewer"), askedAt: try row.date("asked_at"),
            touchedAt: try row.date("touched_at"), percent: try row.int("percent"),
            problem: problem.flatMap { AddressProblem(name: $0, count: count) }, leftOut: problem == nil ? count : 0,
            faults: faults.compactMap { one in
                guard let line = one["line"]?.int, let fault = one["fault"]?.string.flatMap(AddressFault.init) else { return nil }
                return LineFault(line: line, fault: fault)
            })
    }
}
