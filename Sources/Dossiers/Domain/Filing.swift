import Core
import Forms
import Foundation
import Law
import Workflows

/// Turns a draft into a dossier. Pure: the same draft at the same instant gives the same dossier.
struct Filing: Sendable {
    let sheet: ProcedureSheet
    let zone: TimeZone
    /// The installation's key, from which each sector's is derived.
    let masterKey: [UInt8]
    /// What the unit undertakes on it.
    var commitment: Commitment?

    /// A request that was filed with another administration.
    struct Arriving: Sendable {
        let from: String
        /// By that one.
        let receivedOn: LocalDate
    }

    /// - Parameters:
    ///   - answers: settled and checked whole; a caller that skipped it would store what was never validated.
    ///   - reception: when it reached us, for what is entered later.
    ///   - arriving: where it comes from, for what was filed elsewhere.
    ///   - identity: what tells who filed it, from their own space.
    func dossier(
        from draft: Draft, answers: Answers, by actor: Actor, at now: Date, received reception: DayOfReception? = nil, arriving: Arriving? = nil,
        identity: IdentityProof? = nil
    ) -> (dossier: Dossier, changes: Changes) {
        let applicant = Applicant(answers, in: sheet.form)
        let first = sheet.workflow.statuses[0]
        var dossier = Dossier(
            id: DossierID(0), reference: draft.reference, organisation: draft.organisation, procedure: sheet.procedure,
            procedureVersion: draft.procedureVersion, sector: sheet.sector, subject: subject(of: applicant), holder: draft.holder, unit: sheet.unit,
            status: first.key,
            nature: first.nature, channel: draft.channel, answers: answers, applicant: applicant.displayName, email: applicant.email,
            phone: applicant.phone, receivedAt: reception?.instant(in: zone, or: now) ?? now, statusSince: now, silenceOn: nil,
            timerAt: sheet.workflow.timer(for: first.key, enteredAt: now, in: zone, isWorkingDay: WorkingDays(in: sheet.region).isWorkingDay)?.at,
            searchText: ""
        )
        dossier.searchText = Self.searchText(of: dossier, in: sheet)
        let event: HistoryEvent = arriving != nil ? .arrived : draft.enteredBy == nil ? .filed : .entered
        var detail: [String: JSON] = [
            "procedure": .string(sheet.slug), "answers": .string(Secret.digest(answers.json.text)), "status": .string(first.key),
        ]
        if let day = reception?.day { detail["receivedOn"] = .string(day.description) }
        if let arriving {
            (detail["from"], detail["elsewhereOn"]) = (.string(arriving.from), .string(arriving.receivedOn.description))
        }
        detail["commitment"] = commitment?.json
        detail["identity"] = identity.map { .string($0.rawValue) }
        let line = dossier.record(event, by: actor, channel: draft.channel, detail: .object(detail), at: now)
        dossier.silenceOn = DossierClock(sheet: sheet, zone: zone).silenceDay(receivedOn: LocalDate(dossier.receivedAt, in: zone), by: line)
        dossier.commitments = CommitmentClock([line]).pending
        var lines = [line]
        if let question = sheet.otherParent, answers[question] != nil {
            lines.append(dossier.record(.parentAwaited, by: .system, at: now))
        }
        return (dossier, Changes(lines: lines, counts: draft.filing(answers, in: sheet.form, at: now)))
    }

    /// One mark per person and sector (CNIL: sectors sealed off, no identifier that spans them).
    private func subject(of applicant: Applicant) -> String? {
        guard let identity = applicant.identity else { return nil }
        let key = Secret.derivedKey(from: masterKey, for: "sector:\(sheet.organisation):\(sheet.sector)")
        return Secret.mark(identity, key: key)
    }

    /// The unit stands in the text as a word of its own, so that a search never walks through another unit's dossiers.
    static func searchText(of dossier: Dossier, in sheet: ProcedureSheet) -> String {
        let number = dossier.reference.description.lowercased()
        let parts = number.split(separator: "-" as Character)
        let words = [
            unitWord(dossier.unit), parts.joined(), parts.joined(separator: " "),
            Text.words(dossier.applicant).joined(separator: " "),
            dossier.answers.searchable(in: sheet.form),
        ]
        return String(words.joined(separator: " ").prefix(8000))
    }

    static func unitWord(_ unit: UnitID) -> String { "unite\(unit)" }
}
