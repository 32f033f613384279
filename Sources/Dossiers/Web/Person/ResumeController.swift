import Core
import Forms
import Foundation
import Hummingbird
import Web

/// Stopping, and coming back: the number of the draft is the code, dictated, written down or mailed.
struct ResumeController: Sendable {
    let access: DraftAccess
    let throttle: any Throttling

    private var drafts: any DraftRepository { access.drafts }

    var routes: [Route] {
        [
            .get("/brouillons/:reference/plus-tard", answer: later),
            .post("/brouillons/:reference/plus-tard", answer: mailCode),
            .get("/reprendre") { visit in ResumePage(visit: visit).response() },
            .post("/reprendre", answer: resume),
        ]
    }

    @Sendable func later(_ visit: Visit) async throws -> Response {
        let open = try await access.open(visit)
        return LaterPage(open: open, visit: visit).response()
    }

    @Sendable func mailCode(_ visit: Visit) async throws -> Response {
        let open = try await access.open(visit)
        guard let typed = visit.form.text("email"), let email = EmailAddress(typed) else {
            return LaterPage(open: open, visit: visit, problem: visit.words("dossiers.later.badEmail")).response()
        }
        try await throttle.admit(visit, through: "mail", atMost: 10, perSeconds: 3600)
        // By address too: drafts cost nothing to begin, and each would have us write three times more to somebody who asked for nothing.
        try await throttle.check("mail.to:\(email.description.lowercased())", atMost: 3, perSeconds: 3600, now: visit.now)
        try await drafts.askForCode(open.reference, email: email, at: visit.now)
        return LaterPage(open: open, visit: visit, isSent: true).response()
    }

    @Sendable func resume(_ visit: Visit) async throws -> Response {
        try await throttle.admit(visit, through: "resume", atMost: 10, perSeconds: 600)
        guard let reference = visit.form.text("numero").flatMap(Reference.init) else {
            return ResumePage(visit: visit, problem: visit.words("dossiers.resume.notANumber")).response()
        }
        if try await drafts.resume(reference, visitor: visit.visitor.digest, at: visit.now) { return .seeOther(DossierPaths.draft(reference)) }
        return ResumePage(visit: visit, problem: visit.words("dossiers.resume.unknown")).response()
    }
}

private struct LaterPage {
    let open: OpenDraft
    let visit: Visit
    var isSent = false
    var problem: String?

    private var words: Words { visit.words }

    func response() -> Response {
        visit.page(title: words("dossiers.later.title"), status: problem == nil ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        let until = LocalDate(open.draft.expiresAt, in: visit.site.zone).inWords(visit.language)
        return """
            \(problem.map { ErrorSummary([.init(href: "#email", text: $0)], words: words) })
            \(if: isSent, Notice(.success, words("dossiers.later.sent")).html)
            \(Panel(words("dossiers.later.title"), numberLabel: words("dossiers.later.number"), number: open.reference.description))
            <p>\(words("dossiers.later.how", ["date": until]))</p>
            <form method="post" action="\(DossierPaths.later(open.reference))">
            \(visit.formToken)
            \(TextInput(Question("email", words("dossiers.later.email"), words, hint: words("dossiers.later.emailHint"), error: problem), .email, value: visit.form.first("email") ?? ""))
            \(Button(words("dossiers.later.send"), .secondary))
            </form>
            <p><a href="\(DossierPaths.draft(open.reference))">\(words("dossiers.later.back"))</a></p>
            """
    }
}

private struct ResumePage {
    let visit: Visit
    var problem: String?

    private var words: Words { visit.words }

    func response() -> Response {
        visit.page(title: words("dossiers.resume.title"), status: problem == nil ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        """
        \(problem.map { ErrorSummary([.init(href: "#numero", text: $0)], words: words) })
        <h1>\(words("dossiers.resume.title"))</h1>
        <p>\(words("dossiers.resume.introduction"))</p>
        <form method="post" action="/reprendre">
        \(visit.formToken)
        \(TextInput(Question("numero", words("dossiers.number"), words, hint: words("dossiers.numberHint"), error: problem), .number, value: visit.form.first("numero") ?? ""))
        \(Button(words("dossiers.resume.button")))
        </form>
        <p>\(words("dossiers.resume.help", ["phone": visit.site.phone]))</p>
        """
    }
}
