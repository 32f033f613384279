import Attachments
import Core
import Correspondence
import Dossiers
import Forms
import Foundation
import Reception
import Web

/// Requests, as those who receive mail add to them.
struct RequestsOfReception: RequestThreads {
    let dossiers: DossiersFeature
    let attachments: AttachmentsFeature
    let correspondence: CorrespondenceFeature
    let sheets: KnowledgeSheets
    let french: Words
    let clock: @Sendable () -> Date

    func organisation(of request: Reference) async throws -> OrganisationID? { try await dossiers.place(of: request, for: nil)?.organisation }

    func add(_ mail: MailForRequest, to request: Reference, by viewer: AgentViewer?) async throws -> Bool {
        guard let place = try await dossiers.place(of: request, for: viewer) else { return false }
        let key = "inbound:\(mail.id)"
        if try await dossiers.has(mail: key, in: place.dossier) { return true }
        let rule = FileRule(accepted: [.pdf, .image, .document], most: 20)
        let (kept, refused) = try await keep(mail, for: .dossier(place.dossier), of: place.organisation, in: AttachedFile.added, rule)
        let incoming = IncomingMail(
            key: key, text: text(of: mail), files: kept, note: note(on: mail, refused), voice: IncomingMail.Voice(mail.voice))
        try await dossiers.add(incoming, to: place.dossier, now: clock())
        return true
    }

    func isSeen(_ request: Reference, by viewer: AgentViewer) async throws -> Bool { try await dossiers.place(of: request, for: viewer) != nil }

    func request(ofMails ids: [String]) async throws -> Reference? {
        guard let dossier = try await correspondence.dossier(ofMails: ids.compactMap { MessageID("<\($0)>") }) else { return nil }
        return try await dossiers.reference(of: dossier)
    }

    func knowledgeSheet(of procedure: ProcedureID, in organisation: OrganisationID) async throws -> String? {
        try await sheets.text(of: procedure, in: organisation)
    }

    func procedures(of organisation: OrganisationID) async throws -> [(id: ProcedureID, title: String)] {
        try await dossiers.proceduresToEnter(in: organisation)
    }

    func begin(_ procedure: ProcedureID, from mail: MailForRequest, by viewer: AgentViewer, visitor: Keyring) async throws -> Reference? {
        let proposed = ProposedAnswers(name: mail.from?.name.description ?? "", email: mail.from?.email, text: mail.text)
        let begun = try await dossiers.beginEntry(
            procedure, with: proposed, from: "inbound:\(mail.id)", by: viewer, visitor: visitor, now: clock())
        guard let begun else { return nil }
        if let (field, intake) = begun.files {
            _ = try await keep(mail, for: .draft(begun.draft), of: viewer.organisation, in: field, intake.rule, piece: intake.piece)
        }
        return begun.reference
    }

    /// What cannot be kept stays in the message, which is kept whole.
    private func keep(
        _ mail: MailForRequest, for holder: Holder, of organisation: OrganisationID, in field: String, _ rule: FileRule, piece: String? = nil
    ) async throws -> (kept: [String], refused: [String]) {
        var kept: [String] = [], refused: [String] = []
        for file in mail.files {
            let name = FileName.shown(file.name)
            let received = ReceivedFile(field: field, name: name, size: file.size, location: file.location)
            do {
                // A job that was killed comes again: its part is there, whatever else has the same name.
                _ = try await attachments.receive(
                    received, for: holder, of: organisation, field: field, piece: piece, rule: rule,
                    origin: "inbound:\(mail.id):\(file.number):\(holder.key)", now: clock())
                kept.append(name)
            } catch let problem as AttachmentProblem {
                refused.append("\(name) : \(french(problem.message))")
            }
        }
        return (kept, refused)
    }

    /// Anyone who has the signed address may write: agents see who did.
    private func text(of mail: MailForRequest) -> String {
        mail.from.map { french("reception.thread.from", ["from": $0.address.description]) + "\n\n" + mail.text } ?? mail.text
    }

    /// What agents must look for in the message itself; `nil` when all of it is here.
    private func note(on mail: MailForRequest, _ refused: [String]) -> String? {
        let cut = mail.isCut ? french("reception.thread.cut") : nil
        let files = refused.isEmpty ? nil : french("reception.thread.refused") + "\n" + refused.joined(separator: "\n")
        let parts = [cut, files].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }
}

extension Holder {
    /// A message that was made a request may be put back, and added to another: its files are then with both.
    fileprivate var key: String {
        switch self {
        case .draft(let id): "draft \(id)"
        case .dossier(let id): "dossier \(id)"
        }
    }
}

extension IncomingMail.Voice {
    fileprivate init(_ voice: MailForRequest.Voice) {
        self =
            switch voice {
            case .person(let isAcknowledged): .person(isTold: isAcknowledged)
            case .letter: .letter
            case .machine: .machine
            }
    }
}
