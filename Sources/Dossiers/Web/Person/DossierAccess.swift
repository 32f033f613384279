import Core
import Forms
import Foundation
import Web
import Workflows

/// A request as its person sees it.
struct FollowedDossier: Sendable {
    let dossier: Dossier
    let sheet: ProcedureSheet
    let unit: UnitSheet?
    let files: [AttachedFile]
    let context: FormContext

    var holder: FileHolder { .dossier(dossier.id, dossier.organisation) }
    var acts: (Date, TimeZone) -> PersonActs { { PersonActs(sheet: sheet, zone: $1, now: $0) } }
}

/// Finds the dossier of a request's address, for its person.
struct DossierAccess: Sendable {
    let dossiers: any DossierRepository
    let sheets: any ProcedureSheets
    let box: any AttachmentBox
    let colleagues: any Colleagues
    let files: any PostedFiles
    let diary: any AppointmentDiary
    let protections: any ProtectionsOfPeople

    /// What a measure of protection asks of a request today: nothing any more once it is over.
    func hold(_ history: [HistoryLine], of dossier: Dossier, _ visit: Visit) async throws -> ProtectionHold? {
        guard var hold = ProtectionHold(history) else { return nil }
        if case .tied(let trace, _) = hold.origin {
            hold.isOver = try await !protections.isRunning(trace, in: dossier.organisation, on: visit.today)
        }
        return hold
    }

    /// Nothing is asked for a request whose form asked for no appointment.
    func appointments(of followed: FollowedDossier, _ words: Words) async throws -> BookedAppointments {
        let list = followed.sheet.form.appointments.isEmpty ? [] : try await diary.appointments(of: followed.dossier.id, in: words)
        return BookedAppointments(list: list, words: words)
    }

    /// `nil` for a visitor who has not shown that it is theirs.
    func open(_ visit: Visit) async throws -> FollowedDossier? {
        let reference: Reference = try visit.parameter("reference")
        guard let dossier = try await dossiers.find(reference, visitor: visit.keys), dossier.organisation == visit.site.organisation else {
            return nil
        }
        return try await open(dossier, visit)
    }

    func open(_ dossier: Dossier, _ visit: Visit) async throws -> FollowedDossier {
        try await open(dossier, with: box.files(of: dossier.id), visit)
    }

    func open(_ dossier: Dossier, with files: [AttachedFile], _ visit: Visit) async throws -> FollowedDossier {
        guard let sheet = try await sheets.version(dossier.procedureVersion) else { throw DossierProblem.unknownProcedure }
        let unit = try await colleagues.units(of: dossier.organisation).first { $0.id == dossier.unit }
        let day = LocalDate(dossier.receivedAt, in: visit.site.zone)
        return FollowedDossier(dossier: dossier, sheet: sheet, unit: unit, files: files, context: FormContext(today: day, attachments: files.byField))
    }
}

/// The private links of receipts: `number.mark`, where the mark is made with the installation's key. Nothing to store; a new key closes them all.
struct PrivateLinks: Sendable {
    let key: [UInt8]

    func address(of reference: Reference) -> String { "/suivi/lien/\(reference).\(mark(reference))" }

    func reference(of text: String) -> Reference? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let reference = Reference(parts[0]), Secret.areEqual(parts[1], mark(reference)) else { return nil }
        return reference
    }

    private func mark(_ reference: Reference) -> String { String(Secret.mark("lien:\(reference)", key: key).prefix(40)) }
}
