import Core
import Foundation
import Storage

/// Forgets whom mandates and measures were for, once nobody can ask for an account of them any more. The journal stays: it knows numbers alone.
struct EndedMandates: Sendable {
    let database: any Database

    /// Days. An account may be asked for five years (C. civ. 2224; of guardians too, 515); what was never given is nothing to account for.
    static let afterEnd = 5 * 365 + 2
    static let neverGiven = 90

    /// - Returns: how many were erased.
    func erase(at now: Date) async throws -> Int {
        let (ended, unsigned) = (now - Double(Self.afterEnd) * 86_400, now - Double(Self.neverGiven) * 86_400)
        // Wherever the town is, the day of Greenwich is at most one day away.
        let day = LocalDate(ended, in: .gmt)
        return try await database.write { connection in
            let over: SQL = """
                (state IN ('given', 'ended') AND ends_at <= \(ended)) OR (state = 'ended' AND ended_at <= \(ended))
                    OR (state IN ('awaiting', 'refused') AND created_at <= \(unsigned))
                """
            try connection.run("UPDATE helper_session SET mandate_id = NULL WHERE mandate_id IN (SELECT id FROM mandate WHERE \(over))")
            let mandates = try connection.run("DELETE FROM mandate WHERE \(over)")
            let measures: SQL = "until_day < \(day) OR lifted_at <= \(ended)"
            // Nobody answered in time: nothing opens by that link any more, and the address that it went to serves nothing.
            try connection.run("DELETE FROM parental_agreement WHERE until <= \(now)")
            try connection.run("DELETE FROM representation WHERE measure_id IN (SELECT id FROM protective_measure WHERE \(measures))")
            return try mandates + connection.run("DELETE FROM protective_measure WHERE \(measures)")
        }
    }
}
