import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Web
import Workflows

/// "Check your answers", then filing.
struct CheckController: Sendable {
    let access: DraftAccess
    let dossiers: any DossierRepository
    let masterKey: [UInt8]
    let throttle: any Throttling
    let commitments: CommitmentBook

    var routes: [Route] {
        [
            .get("/brouillons/:reference/verification", answer: show),
            .post("/brouillons/:reference/depot", answer: file),
        ]
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        do {
            let open = try await access.open(visit)
            let checked = open.checked
            access.seen.keep(open.draft, checked, of: visit.keys)
            return CheckPage(open: open, checked: checked, visit: visit).response()
        } catch DossierProblem.unknownDraft {
            return try await following(visit)
        }
    }

    /// A second click, a reload, the back button: the draft is gone, its dossier answers instead.
    @Sendable func file(_ visit: Visit) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        if RobotTrap.isSprung(by: visit.form) { return try await trapped(visit) }
        do {
            var isFiled = try await file(access.reopen(visit), visit)
            // What lacked something when it was shown may have been completed since.
            if !isFiled { isFiled = try await file(access.open(visit), visit) }
            return .seeOther(isFiled ? DossierPaths.following(reference) + "?depot=1" : DossierPaths.check(reference))
        } catch DossierProblem.identityNeeded {
            let open = try await access.open(visit)
            return CheckPage(open: open, checked: open.checked, visit: visit, refusal: DossierProblem.identityNeeded.message).response()
        } catch DossierProblem.incomplete {
            return .seeOther(DossierPaths.check(reference))
        } catch DossierProblem.unknownDraft {
            return try await following(visit)
        } catch let refusal as TimeRefused {
            return try await chooseAgain(refusal, visit)
        }
    }

    /// Somebody else took it, after the time during which it was kept: nothing was filed.
    private func chooseAgain(_ refusal: TimeRefused, _ visit: Visit) async throws -> Response {
        let before = try await access.open(visit)
        for field in before.times.keys where refusal.field == nil || refusal.field == field {
            try await access.diary.giveBack(field, of: before.draft.id)
        }
        let open = try await access.open(visit)
        return CheckPage(open: open, checked: open.checked, visit: visit, refusal: refusal.message).response()
    }

    /// A robot filed, or somebody whose browser fills everything: nothing is lost, and a person only presses the button again.
    private func trapped(_ visit: Visit) async throws -> Response {
        try await throttle.admit(visit, through: "trap", atMost: 3, perSeconds: 3600)
        return .seeOther(DossierPaths.check(try visit.parameter("reference")))
    }

    /// Files a draft, unless something is missing in it as it was read.
    /// - Returns: whether it did.
    private func file(_ open: OpenDraft, _ visit: Visit) async throws -> Bool {
        // The answers of a draft, on the day and with the files of the page that showed them, were judged there: judging them again gives the same.
        let checked = access.seen.checked(open.draft, on: open.context, by: visit.keys) ?? open.checked
        guard checked.problems.isEmpty else { return false }
        // Begun while its person was known: they may have signed out since.
        if let need = open.sheet.proof, !need.isMet(by: visit.person, acting: visit.keys.acting != nil) { throw DossierProblem.identityNeeded }
        let filing = Filing(
            sheet: open.sheet, zone: visit.site.zone, masterKey: masterKey, commitment: try await commitments.commitment(on: open.sheet))
        let identity = visit.person.flatMap { person in open.draft.holder.map(person.marks.contains) == true ? person.identity : nil }
        let now = visit.now, agrees = ConsentInput.isTicked(in: visit.form), acting = visit.keys.acting
        let make: @Sendable (Draft, Answers) -> (dossier: Dossier, changes: Changes) = { draft, answers in
            let new = filing.dossier(from: draft, answers: answers, by: .person, at: now, identity: identity)
            let filed = ConsentInput.recorded(agrees, on: new, at: now)
            return acting.map { $0.signing(filed, filing.sheet.act, at: now) } ?? filed
        }
        let made = make(open.draft, checked.settled)
        let ready = ReadyFiling(draft: open.draft.id, version: open.draft.version, dossier: made.dossier, changes: made.changes)
        let filed = try await dossiers.file(open.reference, visitor: visit.keys, ready: ready) { draft in
            let checked = CheckedAnswers(of: draft, in: open.form, context: open.context)
            guard checked.problems.isEmpty else { throw DossierProblem.incomplete }
            return make(draft, checked.settled)
        }
        access.seen.forget(open.reference, of: visit.keys)
        if filed == nil { throw DossierProblem.unknownDraft }
        return true
    }

    /// What was filed already: its page. Asked only when there is no draft, so that the usual way costs nothing more.
    private func following(_ visit: Visit) async throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        guard try await dossiers.find(reference, visitor: visit.keys) != nil else { throw DossierProblem.unknownDraft }
        return .seeOther(DossierPaths.following(reference))
    }
}

private struct CheckPage {
    let open: OpenDraft
    let checked: CheckedAnswers
    let visit: Visit
    /// Why it was not filed just now.
    var refusal: UserMessage?

    private var words: Words { visit.words }

    func response() -> Response {
        visit.page(title: "\(words("dossiers.check.title")) – \(open.sheet.title)", status: refusal == nil ? .ok : .conflict, main)
    }

    private var main: HTML {
        let pages = open.visiblePages
        return """
            \(BackLink(pages.last.map { DossierPaths.page(open.reference, $0) } ?? "/", words: words))
            \(refusal.map { Notice(.warning, html: "<p>\(words($0))</p>", isNews: true) })
            \(summary(of: checked.problems))
            \(doubt)
            <p class="over">\(open.sheet.title)</p>
            \(Steps(step: pages.count + 1, of: pages.count + 1, words: words))
            <h1>\(words("dossiers.check.title"))</h1>
            <p>\(words("dossiers.check.introduction"))</p>
            \(view(of: checked.settled))
            \(if: checked.problems.isEmpty, fileForm(asksConsent: Applicant(checked.settled, in: open.form).email != nil))
            """
    }

    /// A letter wrong in the address, and no answer would ever arrive. It is only asked: the address may be right.
    private var doubt: Notice? {
        guard let email = Applicant(checked.settled, in: open.form).email, let meant = MailTypo.meant(by: email),
            let page = open.form.pages.first(where: { $0.fields.contains { $0.role == .email } }),
            let field = page.fields.first(where: { $0.role == .email })
        else { return nil }
        let link: HTML = """
            <a href="\(DossierPaths.page(open.reference, page))?retour=verification#\(field.id)">\(words("dossiers.check.doubt.change"))</a>
            """
        return Notice(.warning, html: "<p>\(words("dossiers.check.doubt", ["typed": email.description, "meant": meant])) \(link)</p>")
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
        \(RobotTrap.html(words))
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
