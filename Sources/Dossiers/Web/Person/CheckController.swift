import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// "Check your answers", then filing.
struct CheckController: Sendable {
    let access: DraftAccess
    let dossiers: any DossierRepository
    let masterKey: [UInt8]

    var routes: [Route] {
        [
            .get("/brouillons/:reference/verification", answer: show),
            .post("/brouillons/:reference/depot", answer: file),
        ]
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        do {
            return CheckPage(open: try await access.open(visit), visit: visit).response()
        } catch DossierProblem.unknownDraft {
            return try await following(visit)
        }
    }

    /// A second click, a reload, the back button: the draft is gone, its dossier answers instead.
    @Sendable func file(_ visit: Visit) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        let open: OpenDraft
        do { open = try await access.open(visit) } catch DossierProblem.unknownDraft { return try await following(visit) }
        let filing = Filing(sheet: open.sheet, zone: visit.site.zone, masterKey: masterKey)
        let now = visit.now, agrees = ConsentInput.isTicked(in: visit.form)
        let make = { @Sendable (draft: Draft) throws(DossierProblem) -> (dossier: Dossier, changes: Changes) in
            let answers = open.form.settled(draft.answers, context: open.context)
            guard open.form.problems(in: answers, context: open.context).isEmpty else { throw .incomplete }
            var made = filing.dossier(from: draft, answers: answers, by: .person, at: now)
            if agrees, made.dossier.email != nil {
                let choice = ContactChoice(agreesToElectronicDecisions: true)
                made.changes.lines.append(choice.record(on: &made.dossier, by: .person, at: now))
            }
            return made
        }
        let made: (dossier: Dossier, changes: Changes)
        do { made = try make(open.draft) } catch { return .seeOther(DossierPaths.check(reference)) }
        let ready = ReadyFiling(draft: open.draft.id, version: open.draft.version, dossier: made.dossier, changes: made.changes)
        let filed = try await dossiers.file(reference, visitor: visit.visitor.digest, ready: ready, with: make)
        guard filed != nil else { throw DossierProblem.unknownDraft }
        return .seeOther(DossierPaths.following(reference) + "?depot=1")
    }

    /// What was filed already: its page. Asked only when there is no draft, so that the usual way costs nothing more.
    private func following(_ visit: Visit) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        guard try await dossiers.find(reference, visitor: visit.visitor.digest) != nil else { throw DossierProblem.unknownDraft }
        return .seeOther(DossierPaths.following(reference))
    }
}

private struct CheckPage {
    let open: OpenDraft
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.page(title: "\(words("dossiers.check.title")) – \(open.sheet.title)", main)
    }

    private var main: HTML {
        let pages = open.visiblePages
        let settled = open.form.settled(open.draft.answers, context: open.context)
        let problems = open.form.problems(in: settled, context: open.context)
        return """
            \(BackLink(pages.last.map { DossierPaths.page(open.reference, $0) } ?? "/", words: words))
            \(summary(of: problems))
            <p class="over">\(open.sheet.title)</p>
            \(Steps(step: pages.count + 1, of: pages.count + 1, words: words))
            <h1>\(words("dossiers.check.title"))</h1>
            <p>\(words("dossiers.check.introduction"))</p>
            \(view(of: settled))
            \(if: problems.isEmpty, fileForm(asksConsent: Applicant(settled, in: open.form).email != nil))
            """
    }

    private func view(of answers: Answers) -> HTML {
        AnswersView(
            form: open.form, answers: answers, context: open.context, visit: visit,
            changeLink: { DossierPaths.page(open.reference, $0) + "?retour=verification" }, attachments: open.attachmentLines(words)
        ).html
    }

    private func fileForm(asksConsent: Bool) -> HTML {
        """
        <form method="post" action="/brouillons/\(open.reference.description)/depot">
        \(visit.formToken)
        \(if: asksConsent, ConsentInput(words: words, isTicked: false).html)
        <p>\(words("dossiers.check.engagement"))</p>
        <div class="actions">\(Button(words("dossiers.check.file")))</div>
        </form>
        """
    }

    private func summary(of problems: [FieldProblem]) -> HTML {
        guard !problems.isEmpty else { return HTML() }
        let lines = problems.prefix(10).map { problem in
            let field = problem.field.split(separator: ".").first.map(String.init) ?? ""
            let page = open.form.pages.first { $0.fields.contains { $0.id == field } }
            let href = page.map { DossierPaths.page(open.reference, $0) + "?retour=verification#" + problem.field } ?? "#"
            return ErrorSummary.Line(href: href, text: words(problem.message))
        }
        return ErrorSummary(Array(lines), words: words, title: words("dossiers.check.missing")).html
    }
}
