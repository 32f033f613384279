import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// Following a request: by its number and what was given with it, or by the private link of the receipt.
struct FollowingController: Sendable {
    let access: DossierAccess
    let links: PrivateLinks
    let throttle: any Throttling
    let ratings: (any RatingPaths)?
    let knowledge: any PersonKnowledge

    private var dossiers: any DossierRepository { access.dossiers }

    var routes: [Route] {
        [
            .get("/suivi") { visit in FindPage(visit: visit).response() },
            .post("/suivi", asksWork: true, answer: find),
            .get("/suivi/lien/:key", answer: openLink),
            .get("/suivi/:reference", answer: show),
            .get("/suivi/:reference/fichiers/:file", answer: download),
            .post("/suivi/:reference/fichiers/:file/documents", answer: keep),
        ]
    }

    /// One answer for every mistake: it never tells whether the number exists.
    @Sendable func find(_ visit: Visit) async throws -> Response {
        try await throttle.admit(visit, through: "follow", atMost: 10, perSeconds: 600)
        guard let reference = visit.form.text("numero").flatMap(Reference.init) else {
            return FindPage(visit: visit, problem: visit.words("dossiers.resume.notANumber"), field: "numero").response()
        }
        try await throttle.check("number:\(reference)", atMost: 10, perSeconds: 3600, now: visit.now)
        let proof = Text.folded(Text.trimmed(visit.form.first("preuve") ?? ""))
        let opened = try await dossiers.open(reference, to: visit.keys, if: { $0.isProved(by: proof) }, at: visit.now)
        if opened { return .seeOther(DossierPaths.following(reference)) }
        // The number alone opens what nobody signed: it is tried first.
        let problem = proof.isEmpty ? visit.words("dossiers.following.find.noProof") : visit.words(DossierProblem.notRecognised.message)
        return FindPage(visit: visit, problem: problem, field: "preuve").response()
    }

    /// The link opens the request for this browser, then leaves the address bar.
    @Sendable func openLink(_ visit: Visit) async throws -> Response {
        guard let reference = links.reference(of: try visit.parameter("key")),
            try await dossiers.open(reference, to: visit.keys, if: { _ in true }, at: visit.now)
        else { return FindPage(visit: visit, problem: visit.words("dossiers.find.badLink"), field: "numero").response() }
        return .seeOther(DossierPaths.following(reference))
    }

    @Sendable func show(_ visit: Visit) async throws -> Response { try await show(visit, refusing: nil) }

    /// - Parameter refused: an offer of which nothing was ticked.
    func show(_ visit: Visit, refusing refused: Keeping?) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        guard let found = try await dossiers.findWhole(reference, visitor: visit.keys),
            found.dossier.organisation == visit.site.organisation
        else { return .seeOther("/suivi?numero=\(reference)") }
        let followed = try await access.open(found.dossier, with: found.files, visit)
        var page = try await FollowingPage(
            followed: followed, story: (found.messages, found.history),
            linked: access.lines(of: found.linked, in: found.dossier.organisation), hold: access.hold(found.history, of: found.dossier, visit),
            appointments: access.appointments(of: followed, visit.words),
            ratingPath: found.dossier.path(with: ratings), visit: visit
        )
        // Offered once: what they left unticked was refused.
        if refused == nil, page.isJustFiled, visit.query(KeepingBox.done) == nil {
            page.keeping = try await knowledge.keeping(followed, found.history, visit).map {
                KeepingBox(keeping: $0, path: DossierPaths.following(reference), visit: visit)
            }
        }
        if let refused {
            page.keeping = KeepingBox(keeping: refused, path: DossierPaths.following(reference), visit: visit, isNothingTicked: true)
        }
        return page.response()
    }

    @Sendable func download(_ visit: Visit) async throws -> Response {
        guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
        let id: AttachmentID = try visit.parameter("file")
        let file = try await access.files.download(id, of: followed.holder)
        if followed.files.contains(where: { $0.id == id && $0.field == AttachedFile.documents }) { try await noteOpening(followed, visit) }
        return file
    }

    /// Puts a document of ours among those that the person keeps. They have it from then on, as if they had downloaded it.
    @Sendable func keep(_ visit: Visit) async throws -> Response {
        guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
        let path = DossierPaths.following(followed.dossier.reference), id: AttachmentID = try visit.parameter("file")
        guard visit.person != nil else { return .seeOther("/espace/connexion?retour=\(path)") }
        guard followed.files.contains(where: { $0.id == id && $0.field == AttachedFile.documents }),
            let file = try await access.files.stored(id, of: followed.holder)
        else { throw DossierProblem.unknownDossier }
        try await knowledge.keep(file, for: visit)
        try await noteOpening(followed, visit)
        return .seeOther("/espace/documents?fait=ajoute")
    }
}

extension FollowingController {
    /// Of a decision put online, with the person's agreement: from then on it is notified (CRPA R112-20). Written once; nothing is written of the others.
    fileprivate func noteOpening(_ followed: FollowedDossier, _ visit: Visit) async throws {
        let clock = DossierClock(sheet: followed.sheet, zone: visit.site.zone)
        let now = visit.now
        guard try await dossiers.history(of: followed.dossier.id).contains(where: { $0.event == .moved }) else { return }
        _ = try await dossiers.change(
            followed.dossier.id,
            knowing: { dossier, history in
                guard clock.notice(in: history)?.way == .online(openedOn: nil) else { return Changes() }
                return Changes(lines: [dossier.record(.decisionOpened, by: .person, at: now)], clock: clock)
            })
    }
}

extension Dossier {
    /// The same at its filing and after its end: it serves once.
    fileprivate func path(with ratings: (any RatingPaths)?) -> String? {
        ratings?.path(of: id, procedure: procedure, unit: unit, channel: channel, in: organisation)
    }

    /// The e-mail, or, for a request without one, the last name or the phone as they were given. Folded text.
    ///
    /// Who gave nothing has nothing to prove: their number, of 54 random bits, is all that they were given, and it was promised to suffice.
    func isProved(by proof: String) -> Bool {
        let names = Text.words(applicant)
        if email == nil, phone?.isEmpty ?? true, names.isEmpty { return true }
        guard !proof.isEmpty else { return false }
        if let email { return Secret.areEqual(Text.folded(email.description), proof) }
        if let phone, phone.filter(\.isNumber).hasSuffix(String(proof.filter(\.isNumber).suffix(9))), proof.filter(\.isNumber).count >= 9 {
            return true
        }
        return !names.isEmpty && Text.words(proof).allSatisfy(names.contains) && Text.words(proof).contains { $0.count >= 2 }
    }
}

private struct FindPage {
    let visit: Visit
    var problem: String?
    var field = "numero"

    private var words: Words { visit.words }

    func response() -> Response {
        visit.page(title: words("dossiers.find.title"), status: problem == nil ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        """
        \(problem.map { ErrorSummary([.init(href: "#\(field)", text: $0)], words: words) })
        <h1>\(words("dossiers.find.title"))</h1>
        <form method="post" action="/suivi">
        \(visit.workedToken)
        \(TextInput(Question("numero", words("dossiers.number"), words, hint: words("dossiers.numberHint"), error: field == "numero" ? problem : nil), .number, value: visit.form.first("numero") ?? visit.query("numero") ?? ""))
        \(TextInput(Question("preuve", words("dossiers.find.proof"), words, hint: words("dossiers.find.proofHint"), error: field == "preuve" ? problem : nil), value: visit.form.first("preuve") ?? ""))
        \(Button(words("dossiers.find.button")))
        </form>
        <p>\(words("dossiers.find.lost", ["phone": visit.site.phone]))</p>
        <p><a href="/reprendre">\(words("dossiers.find.draft"))</a></p>
        """
    }
}
