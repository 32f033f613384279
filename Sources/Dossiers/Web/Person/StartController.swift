import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// Beginning a request: nothing is asked, a number is drawn, and the first page opens.
struct StartController: Sendable {
    let drafts: any DraftRepository
    let sheets: any ProcedureSheets
    let marks: any PersonMarks
    let protections: any ProtectionsOfPeople

    var routes: [Route] {
        [.post("/demarches/:slug/brouillons", asksWork: true, answer: create), .get("/demarches/:slug/identite", answer: explain)]
    }

    /// Who must be known, and is not yet, is told why and how; nothing is begun.
    @Sendable func explain(_ visit: Visit) async throws -> Response {
        let slug: String = try visit.parameter("slug")
        guard let sheet = try await sheets.published(slug, in: visit.site.organisation), let need = sheet.proof else {
            throw DossierProblem.unknownProcedure
        }
        return IdentityPage(sheet: sheet, need: need, visit: visit).response()
    }

    @Sendable func create(_ visit: Visit) async throws -> Response {
        let slug: String = try visit.parameter("slug")
        guard let sheet = try await sheets.published(slug, in: visit.site.organisation), let first = sheet.form.pages.first else {
            throw DossierProblem.unknownProcedure
        }
        try await protections.checkActing(visit)
        if let need = sheet.proof, !need.isMet(by: visit.person, acting: visit.keys.acting != nil) {
            return .seeOther("/demarches/\(slug)/identite")
        }
        var draft = NewDraft(
            reference: .random(), organisation: visit.site.organisation, procedureVersion: sheet.version, channel: .web, enteredBy: nil,
            page: first.id
        )
        (draft.theme, draft.act) = (sheet.theme, sheet.act)
        if let person = visit.person { draft.holder = try await marks.mark(of: person, in: sheet.sector) }
        try await drafts.begin(draft, visitor: visit.keys, at: visit.now)
        return .seeOther(DossierPaths.page(draft.reference, first))
    }
}
