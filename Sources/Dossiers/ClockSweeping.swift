import Core
import Foundation
import Law

extension DossiersFeature {
    /// Does what the passing of days asks: writes what silence decided, reminds those who have not answered, warns those who answer for a unit.
    /// Safe to run twice, and on several nodes.
    /// - Returns: how many requests it looked at.
    @discardableResult
    public func sweep(_ organisation: OrganisationID, now: Date, zone: TimeZone) async throws -> Int {
        let today = LocalDate(now, in: zone)
        let clocks = try await clocks(in: organisation, today: today, zone: zone)
        let decided = try await rounds {
            try await sweeper.decideBySilence(in: organisation, today: today, now: now) { dossier, history in
                guard let clock = clocks[dossier.procedureVersion] else { return Changes() }
                return SilenceBirth(clock: clock).apply(to: &dossier, by: history, at: now)
            }
        }
        let reminded = try await rounds {
            try await sweeper.remind(in: organisation, today: today, now: now) { Reminder().apply(to: &$0, at: now) }
        }
        let warned = try await rounds { try await sweeper.warnOfSilence(in: organisation, today: today, now: now) }
        let unsent = try await rounds { try await sweeper.warnOfUnsent(in: organisation, today: today, now: now) }
        return decided + reminded + warned + unsent
    }

    /// One transaction after another, until one was not full.
    private func rounds(_ round: () async throws -> Int) async throws -> Int {
        var seen = 0
        while true {
            let count = try await round()
            seen += count
            if count < Ahead.batch { return seen }
        }
    }

    private func clocks(in organisation: OrganisationID, today: LocalDate, zone: TimeZone) async throws -> [ProcedureVersionID: DossierClock] {
        var clocks: [ProcedureVersionID: DossierClock] = [:]
        for version in try await sweeper.versionsPastSilence(in: organisation, today: today) {
            clocks[version] = try await sheets.version(version).map { DossierClock(sheet: $0, zone: zone) }
        }
        return clocks
    }

    /// What is said of a procedure to those who are warned of its silence.
    public func silence(of version: ProcedureVersionID) async throws -> (title: String, effect: SilenceRule.Effect)? {
        try await sheets.version(version).map { ($0.title, $0.silence.effect) }
    }
}

/// Reminds a person of what we await, a few days before the time limit.
struct Reminder: Sendable {
    func apply(to dossier: inout Dossier, at now: Date) -> Changes {
        guard !dossier.awaitedPieces.isEmpty else { return Changes() }
        let pieces = JSON.array(dossier.awaitedPieces.map(JSON.string))
        var detail: [String: JSON] = ["notify": "reminder", "pieces": pieces]
        detail["answerBy"] = dossier.answerBy.map { .string($0.description) }
        let line = dossier.record(.reminded, by: .system, detail: .object(detail), at: now)
        return Changes(lines: [line], events: [Event(.dossierMoved, subject: dossier.id.rawValue, line: line.number)])
    }
}
