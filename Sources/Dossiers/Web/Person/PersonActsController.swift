import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// What the person does on the following page.
struct PersonActsController: Sendable {
    let access: DossierAccess

    private var dossiers: any DossierRepository { access.dossiers }

    var routes: [Route] {
        [
            .post("/suivi/:reference/messages", answer: write),
            .post("/suivi/:reference/pieces", body: .stream, answer: sendPieces),
            .post("/suivi/:reference/motifs", answer: askReasons),
            .get("/suivi/:reference/actions/:action", answer: confirm),
            .post("/suivi/:reference/actions/:action", answer: act),
            .get("/suivi/:reference/pages/:page", answer: showPage),
            .post("/suivi/:reference/pages/:page", body: .stream, answer: correct),
        ]
    }

    @Sendable func write(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        do {
            _ = try await dossiers.change(followed.dossier.reference, visitor: visit.keys) { [acts = acts(followed, visit)] dossier in
                try acts.write(visit.form.first("message") ?? "", on: &dossier)
            }
        } catch let problem as DossierProblem where problem.kind == .invalid {
            return try await page(followed, visit, problem: visit.words(problem.message))
        }
        return .seeOther(DossierPaths.following(followed.dossier.reference) + "?\(FollowingPage.done)=message#messages")
    }

    /// Files, each for the piece it answers, and a few words.
    @Sendable func sendPieces(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        let before = Set(followed.files.map(\.id))
        let (sent, problems) = try await access.files.receive(visit, for: followed.holder) { name in
            let piece = AwaitedPiece.key(name).flatMap { key in followed.dossier.awaitedPieces.first { $0 == key } }
            guard piece != nil || name == AttachedFile.added else { return nil }
            return FileIntake(rule: FileRule(accepted: [.pdf, .image, .document], most: 20), piece: piece)
        }
        if let first = problems.first { return try await page(followed, visit, problem: visit.words(first.message)) }
        let added = try await access.box.files(of: followed.dossier.id).filter { !before.contains($0.id) }
        let text = Text.trimmed(sent.first("reponse") ?? "")
        guard !added.isEmpty || !text.isEmpty else { return try await page(followed, visit, problem: visit.words("dossiers.following.nothingSent")) }
        _ = try await dossiers.change(followed.dossier.reference, visitor: visit.keys) { [acts = acts(followed, visit)] dossier in
            let pieces = added.map { AwaitedPiece.key($0.field) }
            return try acts.answer(Set(pieces.compactMap(\.self)), others: pieces.count { $0 == nil }, saying: text, on: &dossier)
        }
        return .seeOther(DossierPaths.following(followed.dossier.reference) + "?\(FollowingPage.done)=pieces")
    }

    /// Why silence refused (CRPA L232-4).
    @Sendable func askReasons(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        let acts = acts(followed, visit)
        _ = try await dossiers.change(followed.dossier.id, knowing: { try acts.askReasons(on: &$0, $1) })
        return .seeOther(DossierPaths.following(followed.dossier.reference))
    }

    @Sendable func confirm(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        guard let action = try action(followed, visit) else { throw WebProblem.notFound }
        let path = DossierPaths.following(followed.dossier.reference)
        return visit.page(
            title: action.label,
            """
            \(BackLink(path, words: visit.words))
            <h1>\(action.label)</h1>
            <p>\(action.confirmation ?? "")</p>
            <form method="post" action="\(path)/actions/\(action.key)">\(visit.formToken)
            <div class="actions">\(Button(action.label, .danger)) \(LinkButton(visit.words("dossiers.following.keep"), to: path, .secondary))</div></form>
            """
        )
    }

    @Sendable func act(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        let key: String = try visit.parameter("action")
        _ = try await dossiers.change(followed.dossier.reference, visitor: visit.keys) { [acts = acts(followed, visit)] dossier in
            try acts.act(key, on: &dossier)
        }
        return .seeOther(DossierPaths.following(followed.dossier.reference))
    }

    @Sendable func showPage(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        guard acts(followed, visit).isCorrectable(followed.dossier) else { throw DossierProblem.notCorrectable }
        return CorrectionPage(followed: followed, page: try page(of: followed, visit), visit: visit).response()
    }

    @Sendable func correct(_ visit: Visit) async throws -> Response {
        let before = try await opened(visit)
        let page = try page(of: before, visit)
        guard acts(before, visit).isCorrectable(before.dossier) else { throw DossierProblem.notCorrectable }
        let (sent, fileProblems) = try await access.files.receive(visit, for: before.holder, intake: before.sheet.form.intake)
        let followed = try await opened(visit)
        let input = FormInput(sent.values)
        let outcome = followed.sheet.form.check(page: page, input: input, keeping: followed.dossier.answers, context: followed.context)
        let problems = fileProblems + outcome.problems
        guard problems.isEmpty else {
            return CorrectionPage(followed: followed, page: page, visit: visit, typed: input, problems: problems).response()
        }
        _ = try await dossiers.change(followed.dossier.reference, visitor: visit.keys) { [acts = acts(followed, visit)] dossier in
            let again = followed.sheet.form.check(page: page, input: input, keeping: dossier.answers, context: followed.context)
            return try acts.correct(&dossier, to: followed.sheet.form.settled(again.answers, context: followed.context))
        }
        return .seeOther(DossierPaths.following(followed.dossier.reference) + "?\(FollowingPage.done)=correction")
    }

    private func opened(_ visit: Visit) async throws -> FollowedDossier {
        guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
        return followed
    }

    private func acts(_ followed: FollowedDossier, _ visit: Visit) -> PersonActs { followed.acts(visit.now, visit.site.zone) }

    private func action(_ followed: FollowedDossier, _ visit: Visit) throws -> Action? {
        let key: String = try visit.parameter("action")
        return acts(followed, visit).actions(on: followed.dossier).first { $0.key == key }
    }

    private func page(of followed: FollowedDossier, _ visit: Visit) throws -> Page {
        let id: String = try visit.parameter("page")
        guard let page = followed.sheet.form.pages.first(where: { $0.id == id }) else { throw WebProblem.notFound }
        return page
    }

    private func page(_ followed: FollowedDossier, _ visit: Visit, problem: String) async throws -> Response {
        let story = try await dossiers.story(of: followed.dossier.id)
        return try await FollowingPage(
            followed: followed, story: story, linked: access.linesForPerson(of: followed.dossier, visit),
            hold: access.hold(story.history, of: followed.dossier, visit), visit: visit, problem: problem
        ).response()
    }
}

/// One page of a filed request, to correct.
private struct CorrectionPage {
    let followed: FollowedDossier
    let page: Page
    let visit: Visit
    var typed: FormInput?
    var problems: [FieldProblem] = []

    func response() -> Response {
        visit.page(title: page.title, status: problems.isEmpty ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        let path = DossierPaths.following(followed.dossier.reference)
        let answers =
            typed == nil
            ? followed.dossier.answers
            : followed.sheet.form.draftAnswers(page: page, input: typed ?? FormInput(), keeping: followed.dossier.answers, context: followed.context)
        let fields = followed.sheet.form.visibleFields(of: page, answers, context: followed.context)
        let view = FormView(
            form: followed.sheet.form, visit: visit, answers: answers, typed: typed, problems: problems,
            attachments: followed.files.lines(visit.words), uploadPath: nil
        )
        return """
            \(BackLink(path, words: visit.words))
            \(view.errorSummary)
            <h1>\(visit.words("dossiers.correction.title", ["page": page.title]))</h1>
            \(PageForm(action: "\(path)/pages/\(page.id)", visit: visit, hasFiles: true, fields: "\(SeenFields.mark(fields))\(view.fields(fields))", buttons: buttons))
            """
    }

    private var buttons: HTML {
        let back = DossierPaths.following(followed.dossier.reference)
        return "\(Button(visit.words("dossiers.correction.save"))) \(LinkButton(visit.words("dossiers.following.keep"), to: back, .secondary))"
    }
}
