import Core
import Definitions
import Dossiers
import Foundation
import Law
import Organisations
import Procedures

/// Procedures, as requests need them. A version never changes, so its sheet is made once and kept, until the authority says that it is elsewhere.
final class SheetsOfProcedures: ProcedureSheets, SheetCache, @unchecked Sendable {  // sheets guarded by lock
    private let procedures: ProceduresFeature
    private let organisations: OrganisationsFeature
    private let lock = NSLock()
    private var sheets: [ProcedureVersionID: ProcedureSheet] = [:]

    init(procedures: ProceduresFeature, organisations: OrganisationsFeature) { (self.procedures, self.organisations) = (procedures, organisations) }

    func published(_ slug: String, in organisation: OrganisationID) async throws -> ProcedureSheet? {
        guard let published = try await procedures.published(slug: slug, organisation: organisation) else { return nil }
        return try await kept(published)
    }

    func version(_ version: ProcedureVersionID) async throws -> ProcedureSheet? {
        if let sheet = sheet(version), try await organisations.region(of: sheet.organisation) == sheet.region { return sheet }
        guard let published = try await procedures.version(version) else { return nil }
        return try await kept(published)
    }

    /// In the order of their titles, as the procedures are.
    func all(in organisation: OrganisationID) async throws -> [ProcedureSheet] {
        var found: [ProcedureSheet] = []
        for card in try await procedures.all(organisation: organisation) where !card.isExternal {
            if let sheet = try await version(card.version) { found.append(sheet) }
        }
        return found
    }

    func sheet(_ version: ProcedureVersionID) -> ProcedureSheet? { lock.withLock { sheets[version] } }

    private func keep(_ sheet: ProcedureSheet) -> ProcedureSheet {
        lock.withLock { sheets[sheet.version] = sheet }
        return sheet
    }

    /// `nil` for a procedure that is filed elsewhere.
    private func kept(_ published: PublishedProcedure) async throws -> ProcedureSheet? {
        guard let form = published.definition.form, let workflow = published.definition.workflow else { return nil }
        let region = try await organisations.region(of: published.organisation)
        if let known = sheet(published.version), known.unit == published.unit, known.region == region { return known }
        let definition = published.definition
        var sheet = ProcedureSheet(
            procedure: published.procedure, version: published.version, organisation: published.organisation, unit: published.unit,
            slug: published.slug, title: definition.title, sector: published.sector.rawValue, delay: definition.delay, form: form, workflow: workflow,
            silence: published.silence,
            pieces: definition.pieces.map { .init(key: $0.key, label: $0.label, legalBasis: $0.legalBasis, isIndispensable: $0.isIndispensable) },
            knowledge: definition.knowledge, court: definition.remedy, templates: definition.templates,
            actionConditions: definition.actionConditions
        )
        (sheet.permit, sheet.theme, sheet.region) = (definition.permit, published.theme.rawValue, region)
        (sheet.otherParent, sheet.act, sheet.proof) = (definition.otherParent, definition.act, definition.proof)
        return keep(sheet)
    }
}
