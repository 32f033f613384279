import Core
import Correspondence
import Dossiers
import Foundation
import Mandates
import People
import Storage
import Web

/// What a request holds of the person who began it in their space: a mark of its sector, and nothing else.
struct MarksOfPeople: PersonMarks {
    let people: PeopleFeature
    let clock: @Sendable () -> Date

    func mark(of person: PersonViewer, in sector: String) async throws -> String {
        try await people.mark(of: person, in: sector, now: clock())
    }
}

/// The requests that a person's marks hold.
struct RequestsOfPeople: RequestsOfSpaces {
    let link: LateLinks

    func requests(of marks: [String], in organisation: OrganisationID, now: Date) async throws -> [SpaceLine] {
        try await link.dossiers.requests(of: marks, in: organisation, now: now).map {
            SpaceLine(number: $0.reference.description, procedure: $0.procedure, status: $0.status, date: $0.date, path: $0.path)
        }
    }

    func leave(_ keys: Keyring) async throws { try await link.dossiers.leave(keys) }

    func remark(_ old: String, as new: String) async throws -> Int {
        try await link.dossiers.remark(old, as: new) + link.mandates.remark(old, as: new)
    }
}
