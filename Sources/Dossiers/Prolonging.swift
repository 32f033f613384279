import Core
import Foundation

/// Why time limits move, and to when: an incident of ours, told by the room that keeps them.
public struct Prolongation: Sendable {
    /// The same when it is asked twice: a limit moves once for each incident, or to a later day when that went on.
    public let incident: Int64
    /// The last days that it may touch.
    public let days: ClosedRange<LocalDate>
    /// The moments between which drafts would have expired.
    public let moments: ClosedRange<Date>
    /// Whose: `nil` is everybody's.
    public let only: [Reference]?
    /// The new last day; `nil` for a day that it does not touch.
    public let limit: @Sendable (LocalDate) -> LocalDate?

    public init(
        incident: Int64, days: ClosedRange<LocalDate>, moments: ClosedRange<Date>, only: [Reference]?,
        limit: @escaping @Sendable (LocalDate) -> LocalDate?
    ) {
        (self.incident, self.days, self.moments, self.only, self.limit) = (incident, days, moments, only, limit)
    }
}

extension DossiersFeature {
    /// Moves the last days to answer that fell in an incident, and tells their persons; keeps longer the drafts that would have been erased.
    /// - Returns: how many limits and drafts.
    public func prolong(_ prolongation: Prolongation, in organisation: OrganisationID, zone: TimeZone, now: Date) async throws -> Int {
        var count = try await prolongDrafts(prolongation, in: organisation, zone: zone)
        for (id, day) in try await sweeper.withAnswersDue(on: prolongation.days, only: prolongation.only, in: organisation) {
            let after = try await dossiers.change(id, knowing: { prolongation.applied(to: &$0, by: $1, at: now) })
            if let later = after?.answerBy, later > day { count += 1 }
        }
        return count
    }

    private func prolongDrafts(_ prolongation: Prolongation, in organisation: OrganisationID, zone: TimeZone) async throws -> Int {
        guard let last = prolongation.limit(LocalDate(prolongation.moments.lowerBound, in: zone)) else { return 0 }
        // The end of that day, wherever it is: the day after it is as far as a day goes.
        let end = Date(timeIntervalSince1970: Double(last.dayNumber + 2) * 86_400)
        return try await drafts.keep(until: end, insteadOf: prolongation.moments, only: prolongation.only, in: organisation)
    }
}

extension Prolongation {
    /// Counts from the last day that it had before this incident: an incident that goes on does not add to itself.
    func applied(to dossier: inout Dossier, by history: [HistoryLine], at now: Date) -> Changes {
        guard let day = dossier.answerBy, dossier.isOpen, !dossier.awaitedPieces.isEmpty else { return Changes() }
        let own = history.last { $0.event == .deadlineExtended && $0.detail["incident"]?.int == Int(incident) && $0.answerBy == day }
        let first = own?.detail["from"]?.string.flatMap { LocalDate($0) } ?? day
        guard let later = limit(first), later > day else { return Changes() }
        dossier.answerBy = later
        let detail: JSON = [
            "incident": .int(Int(incident)), "from": .string(first.description), "answerBy": .string(later.description),
            "notify": "deadline-extended", "pieces": .array(dossier.awaitedPieces.map(JSON.string)),
        ]
        let line = dossier.record(.deadlineExtended, by: .system, detail: detail, at: now)
        return Changes(lines: [line], events: [Event(.dossierMoved, subject: dossier.id.rawValue, line: line.number)])
    }
}

/// A request, as those who call its person about an incident need it.
public struct RequestCard: Sendable, Equatable {
    public let id: DossierID
    public let reference: Reference
    public let unit: UnitID
    public let procedure: String
    public let applicant: String
    /// In international form.
    public let phone: String?
}

extension DossiersFeature {
    /// The filed requests among these numbers. **For what the product does by itself**: names and phones are for their unit alone.
    public func cards(of references: [Reference], in organisation: OrganisationID) async throws -> [RequestCard] {
        var cards: [RequestCard] = []
        for dossier in try await dossiers.find(references, in: organisation) {
            let title = try await sheets.version(dossier.procedureVersion)?.title ?? ""
            cards.append(
                RequestCard(
                    id: dossier.id, reference: dossier.reference, unit: dossier.unit, procedure: title, applicant: dossier.applicant,
                    phone: dossier.phone))
        }
        return cards
    }
}
