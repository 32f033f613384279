import Core
import Hummingbird
import Web

/// Putting a request in one's own space, and taking it out again. Nobody needs a space: a number and a proof open the same pages.
struct SpaceController: Sendable {
    let drafts: DraftAccess
    let dossiers: DossierAccess
    let space: SQLSpace
    let marks: any PersonMarks

    var routes: [Route] {
        [
            .post("/brouillons/:reference/espace", answer: keepDraft),
            .post("/suivi/:reference/espace", answer: keepDossier),
        ]
    }

    @Sendable func keepDraft(_ visit: Visit) async throws -> Response {
        let open = try await drafts.open(visit)
        return try await keep(open.reference, sector: open.sheet.sector, shownAt: DossierPaths.later(open.reference), visit)
    }

    @Sendable func keepDossier(_ visit: Visit) async throws -> Response {
        guard let dossier = try await dossiers.open(visit)?.dossier else { throw DossierProblem.unknownDossier }
        return try await keep(dossier.reference, sector: dossier.sector, shownAt: DossierPaths.following(dossier.reference), visit)
    }

    private func keep(_ reference: Reference, sector: String, shownAt path: String, _ visit: Visit) async throws -> Response {
        guard let person = visit.person else { return .seeOther("/espace/connexion?retour=\(path)") }
        if visit.form.first("retrait") != nil {
            try await space.release(reference, keys: visit.keys, at: visit.now)
        } else {
            let mark = try await marks.mark(of: person, in: sector)
            guard try await space.hold(reference, for: mark, keys: visit.keys) else { throw DossierProblem.heldAlready }
        }
        return .seeOther(path + "#espace")
    }
}

/// Whether the request is in the person's space, and the button that changes it.
struct SpaceBox {
    /// The page of the draft or of the request.
    let path: String
    let holder: String?
    let visit: Visit

    private var words: Words { visit.words }

    var html: HTML {
        // What one does for another goes into nobody's space.
        guard visit.acting == nil else { return HTML() }
        guard let person = visit.person else {
            return holder == nil ? "<p id=\"espace\"><a href=\"/espace/connexion?retour=\(path)\">\(words("dossiers.space.offer"))</a></p>" : HTML()
        }
        guard let holder else { return form(words("dossiers.space.absent"), Button(words("dossiers.space.add"), .secondary)) }
        guard person.marks.contains(holder) else { return HTML() }
        return form(words("dossiers.space.held"), Button(words("dossiers.space.remove"), .quiet, name: "retrait", value: "oui"))
    }

    private func form(_ text: String, _ button: Button) -> HTML {
        "<form method=\"post\" action=\"\(path)/espace\" id=\"espace\">\(visit.formToken)<p>\(text)</p>\(button)</form>"
    }
}
