import Attachments
import Core
import Correspondence
import Dossiers
import Foundation
import Insight
import Privacy
import Storage

/// Copies of requests, with what was sent about them and their files.
struct CopiesOfPrivacy: RequestCopies {
    let database: any Database
    let dossiers: DossiersFeature
    let attachments: AttachmentsFeature
    let insight: InsightFeature

    func followed(_ reference: Reference, visitor: Keyring, in organisation: OrganisationID) async throws -> DossierID? {
        try await dossiers.followed(reference, visitor: visitor, in: organisation)
    }

    func copy(of id: DossierID, zone: TimeZone, words: Words) async throws -> RequestCopy? {
        guard let copy = try await dossiers.copy(of: id, zone: zone, words: words) else { return nil }
        let sent = try await database.read { connection in
            try CorrespondenceFeature.sent(about: id, on: connection).map { row in
                RequestCopy.Sent(
                    at: try row.date("created_at"), channel: try row.string("channel"), recipient: try row.string("recipient"),
                    title: try row.string("title"))
            }
        }
        let facts = copy.facts
        return RequestCopy(
            id: id, reference: facts.reference, procedure: facts.procedureTitle, slug: copy.procedureSlug, status: facts.statusLabel,
            channel: facts.channel, receivedAt: facts.receivedAt, endedAt: copy.closedAt, applicant: facts.applicant,
            email: facts.email?.description, phone: facts.phone,
            pages: facts.answers.map { page in .init(title: page.page, lines: page.lines.map { .init(label: $0.label, text: $0.text) }) },
            answers: copy.answers, messages: copy.messages.map(RequestCopy.Said.init), notes: copy.notes.map(RequestCopy.Said.init),
            history: copy.history.map { RequestCopy.Said(($0.at, "", $0.text)) }, sent: sent,
            files: copy.files.filter { !$0.isBeingScanned }.map { .init(id: $0.id, name: $0.name, size: $0.size) },
            district: try await insight.district(of: id, words: words))
    }

    func contacts(of references: [Reference], in organisation: OrganisationID) async throws -> [RequestContact] {
        try await database.read { connection in
            try DossiersFeature.contacts(of: references, in: organisation, on: connection).map { row in
                RequestContact(
                    reference: try row.parsed("reference", Reference.init), applicant: try row.string("applicant"),
                    email: try row.optionalString("email"), phone: try row.optionalString("phone"))
            }
        }
    }

    func read(_ file: AttachmentID, of dossier: DossierID, _ body: ([UInt8]) async throws -> Void) async throws -> Bool {
        try await attachments.read(file, of: .dossier(dossier), body)
    }
}
