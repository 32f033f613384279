import Core
import Forms
import Foundation

/// What an agent does who doubts: asks for an original, suspends the examination of an aid, writes down that a fraud is found.
extension Handling {
    static let longestSuspension = 3

    /// Asks, with reasons and by registered letter, for the original of documents (CRPA R113-5 to R113-11).
    func askOriginal(_ pieces: [String], because reason: String, of dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let body = try Self.checked(reason)
        let known = sheet.pieces.map(\.key).filter(pieces.contains)
        guard !known.isEmpty || sheet.pieces.isEmpty else { throw .noPieceChosen }
        guard dossier.isOpen else { throw .alreadyEnded }
        guard hasAddress(dossier) else { throw .noAddress }
        let detail: JSON = ["pieces": .array(known.map(JSON.string)), "notify": "original-asked"]
        return told(.originalAsked, detail, body, on: &dossier)
    }

    /// The original was shown: the clock goes on.
    func noteOriginal(seenOn day: LocalDate, on dossier: inout Dossier, _ history: [HistoryLine]) throws(DossierProblem) -> Changes {
        guard Verification(history, clock: clock).awaitsOriginal else { throw .noOriginal }
        let line = dossier.record(.originalSeen, by: actor, detail: ["day": .string(day.description)], at: now)
        return Changes(lines: [line], clock: clock)
    }

    /// Suspends the examination of a public aid on serious signs of fraud, once more at most (CRPA L115-3, R115-5).
    /// - Parameter months: until when at most, from the day on which the person is told.
    func suspend(_ dossier: inout Dossier, months: Int?, because reason: String, _ history: [HistoryLine]) throws(DossierProblem) -> Changes {
        let body = try Self.checked(reason)
        guard let months, (1...Self.longestSuspension).contains(months) else { throw .noDuration }
        guard dossier.isOpen, Verification(history, clock: clock).suspensions.count < 2 else { throw .notSuspendable }
        let last = LocalDate(now, in: zone).adding(months: months)
        var detail: [String: JSON] = ["months": .int(months), "answerBy": .string(last.description), "notify": "fraud-suspended"]
        if hasAddress(dossier) { detail["byLetter"] = .bool(true) }
        return told(.fraudSuspended, .object(detail), body, on: &dossier)
    }

    /// Takes the examination up again: it may be at any time (R115-5).
    func endSuspension(of dossier: inout Dossier, _ history: [HistoryLine]) throws(DossierProblem) -> Changes {
        guard Verification(history, clock: clock).isSuspended else { throw .notSuspendable }
        return Changes(lines: [dossier.record(.fraudSuspensionEnded, by: actor, at: now)], clock: clock)
    }

    /// Writes down that the request was made by fraud: what it obtained may be withdrawn at any time (CRPA L241-2). Only colleagues read why.
    func noteFraud(_ text: String, on dossier: inout Dossier) throws(DossierProblem) -> Changes {
        let body = try Self.checked(text)
        let line = dossier.record(.fraudFound, by: actor, at: now)
        return Changes(lines: [line], messages: [NewMessage(author: actor, audience: .agents, body: body, at: now)], clock: clock)
    }

    private var clock: DossierClock { DossierClock(sheet: sheet, zone: zone) }

    private func hasAddress(_ dossier: Dossier) -> Bool {
        sheet.form.fields.contains { $0.role == .address && dossier.answers[$0.id] != nil }
    }

    private func told(_ event: HistoryEvent, _ detail: JSON, _ body: String, on dossier: inout Dossier) -> Changes {
        let line = dossier.record(event, by: actor, detail: detail, at: now)
        return Changes(
            lines: [line], messages: [NewMessage(author: actor, audience: .everyone, body: body, at: now)],
            events: [Event(.dossierMoved, subject: dossier.id.rawValue, line: line.number)], clock: clock)
    }
}
