import Core
import Foundation
import Law

/// What is to be eliminated, for the archivist to agree to (code du patrimoine R212-14: no destruction without visa; L214-3).
struct EliminationSlip: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable {
        /// Requests are being listed.
        case preparing
        /// Waits for the visa.
        case proposed
        /// Agreed to: the next nights carry it out.
        case visaed
        case done
    }

    /// As many requests of one procedure and one unit.
    struct Line: Sendable, Equatable {
        let version: ProcedureVersionID
        let unit: UnitID
        let count: Int
        let firstReceived: LocalDate
        let lastEnded: LocalDate
    }

    let id: SlipID
    let organisation: OrganisationID
    let fate: RetentionRule.Fate
    let state: State
    let preparedOn: LocalDate
    let lines: [Line]
    let visa: Visa?
    /// When the package for the archive service was last taken.
    let exportedAt: Date?
    let doneAt: Date?

    struct Visa: Sendable, Equatable {
        /// Who agreed, for the archive service.
        let by: String
        let reference: String
        let at: Date
    }

    var count: Int { lines.reduce(0) { $0 + $1.count } }
    /// What goes to the archive service must have been taken before it can be eliminated here.
    var mayBeVisaed: Bool { state == .proposed && (fate != .archive || exportedAt != nil) }
}

extension EliminationSlip.Line {
    var json: JSON {
        [
            "version": .int(Int(version.rawValue)), "unit": .int(Int(unit.rawValue)), "count": .int(count),
            "first": .string(firstReceived.description), "last": .string(lastEnded.description),
        ]
    }

    init?(_ json: JSON) {
        guard let version = json["version"]?.int, let unit = json["unit"]?.int, let count = json["count"]?.int,
            let first = json["first"]?.string.flatMap({ LocalDate($0) }), let last = json["last"]?.string.flatMap({ LocalDate($0) })
        else { return nil }
        self.init(
            version: ProcedureVersionID(Int64(version)), unit: UnitID(Int64(unit)), count: count, firstReceived: first, lastEnded: last)
    }
}

/// A request that is kept whatever its rule says: a trial, an inspection, a person who asked that nothing be erased.
struct LegalHold: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case hold
        /// Its person obtained that it only be kept (GDPR art. 18).
        case restriction
    }

    /// How many days before a restriction ends its person is told (art. 18.3 says « before », and no more).
    static let noticeDays = 7

    let id: HoldID
    let kind: Kind
    let reference: Reference
    let reason: String
    let placedBy: String
    let placedAt: Date
    /// Where the person of a restriction is told of its end.
    let contact: String?
    /// When it ends, once its person was told.
    let liftOn: LocalDate?
    let liftedBy: String?
    let liftedAt: Date?
}
