import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing

@testable import Appointments

@Suite("What browsers leave on appointments")
struct SealedVisitorTests {
    @Test("Two appointments of one browser have no mark in common, and each opens", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let town = try await Town.open(engine)

        let first = try await town.book("2026-06-16 09:00")
        let second = try await town.book("2026-06-17 10:00", email: "autre@exemple.fr")

        let marks = try await marks(town)
        #expect(Set(marks).count == 2 && !marks.contains("amina") && !marks.contains(SealedVisitor(browser: "amina").holder))
        for booked in [first, second] { #expect(try await town.bookings.find(booked.reference, visitor: "amina") != nil) }
        #expect(try await town.bookings.find(first.reference, visitor: "eve") == nil)
    }

    @Test("A hold has its holder for the time of the booking, and no longer", arguments: TestEngine.allCases)
    func holder(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        try await town.hold("2026-06-16 09:00")
        #expect(try await holders(town) == [SealedVisitor(browser: "amina").holder])

        _ = try await town.book("2026-06-16 10:00")

        #expect(try await holders(town) == [])
    }

    @Test("What was stored before there were seals still opens, and is sealed by the nightly work, once", arguments: TestEngine.allCases)
    func migrates(engine: TestEngine) async throws {
        let town = try await Town.open(engine)
        let booked = try await town.book("2026-06-16 09:00")
        let reference = booked.reference, id = booked.id
        _ = try await town.bookings.open(reference, in: Town.admiville, to: "bruno") { _ in true }
        try await town.database.write { connection in
            try connection.run("UPDATE appointment SET visitor = 'amina', is_sealed = 0")
            try connection.run("DELETE FROM appointment_visitor")
            _ = try connection.run("INSERT INTO appointment_visitor (appointment_id, visitor) VALUES (\(id), 'bruno')")
        }
        for visitor in ["amina", "bruno"] { #expect(try await town.bookings.find(reference, visitor: visitor) != nil) }

        #expect(try await town.bookings.sealVisitors() == 2)

        for visitor in ["amina", "bruno"] { #expect(try await town.bookings.find(reference, visitor: visitor) != nil) }
        #expect(try await marks(town).allSatisfy { $0 != "amina" && $0 != "bruno" })
        #expect(try await town.bookings.sealVisitors() == 0)
    }

    private func marks(_ town: Town) async throws -> [String] {
        try await town.database.read { connection in
            try connection.rows(
                "SELECT visitor FROM appointment WHERE visitor IS NOT NULL UNION ALL SELECT visitor FROM appointment_visitor"
            ).map { try $0.string("visitor") }
        }
    }

    private func holders(_ town: Town) async throws -> [String] {
        try await town.database.read { try $0.rows("SELECT holder FROM appointment WHERE holder IS NOT NULL").map { try $0.string("holder") } }
    }
}
