import Core
import Forms
import Foundation
import Web
import Workflows

/// What the pages of a draft have in common: the draft, its procedure, and the files attached so far.
struct OpenDraft: Sendable {
    let draft: Draft
    let sheet: ProcedureSheet
    let files: [AttachedFile]
    let context: FormContext
    /// The questions for which a time is chosen here and now.
    var times: [String: AppointmentChoice] = [:]

    /// The same, as it is by now.
    func with(_ draft: Draft) -> OpenDraft { OpenDraft(draft: draft, sheet: sheet, files: files, context: context, times: times) }

    func with(_ answers: Answers) -> OpenDraft {
        var draft = draft
        draft.answers = answers
        return with(draft)
    }

    var reference: Reference { draft.reference }
    var form: Form { sheet.form }
    var holder: FileHolder { .draft(draft.id, draft.organisation) }

    var visiblePages: [Page] { form.visiblePages(draft.answers, context: context) }

    func page(_ id: String) throws -> Page {
        guard let page = form.pages.first(where: { $0.id == id }) else { throw DossierProblem.unknownDraft }
        return page
    }

    var checked: CheckedAnswers { CheckedAnswers(of: draft, in: form, context: context) }

    /// The first page where something is missing or wrong; `nil` when the whole can be filed.
    func firstIncompletePage() -> Page? {
        guard let first = checked.problems.first else { return nil }
        let field = first.field.split(separator: ".").first.map(String.init) ?? first.field
        return form.pages.first { page in page.fields.contains { $0.id == field } } ?? form.pages.first
    }

    func attachmentLines(_ words: Words) -> [String: [AttachmentLine]] { files.lines(words) }
}

/// The answers of a draft as they would be filed, and all that is wrong with them, on one day and with certain files.
struct CheckedAnswers: Sendable {
    let context: FormContext
    let settled: Answers
    let problems: [FieldProblem]

    init(of draft: Draft, in form: Form, context: FormContext) {
        self.context = context
        settled = form.settled(draft.answers, context: context)
        let unread = Unread(draft.answers).problems(in: form, draft.answers, context: context)
        problems = unread + form.problems(in: settled, context: context).filter { lack in !unread.contains { $0.field == lack.field } }
    }
}

extension [AttachedFile] {
    func lines(_ words: Words) -> [String: [AttachmentLine]] {
        Dictionary(grouping: self, by: \.field).mapValues { files in
            files.map {
                AttachmentLine(
                    id: $0.id.description, name: $0.name, size: FileSize.inWords($0.size, words),
                    note: $0.isBeingScanned ? words("dossiers.file.beingScanned") : nil, isPhoto: $0.isPhoto)
            }
        }
    }

    /// The ids by input name, as the form engine wants them.
    var byField: [String: [String]] { Dictionary(grouping: self, by: \.field).mapValues { $0.map(\.id.description) } }
}

extension ProtectionsOfPeople {
    /// In the middle of a request too: who represents nobody any more is told why it does not open.
    /// - Throws: ``DossierProblem/representationOver``
    func checkActing(_ visit: Visit) async throws {
        guard let acting = visit.acting, acting.measure?.isOver == true else { return }
        await refused(acting, in: visit.site.organisation, at: visit.now)
        throw DossierProblem.representationOver
    }
}

/// Finds the draft of a request's address.
struct DraftAccess: Sendable {
    let drafts: any DraftRepository
    let sheets: any ProcedureSheets
    let box: any AttachmentBox
    let seen: SeenDrafts
    let diary: any AppointmentDiary
    let protections: any ProtectionsOfPeople

    /// Somebody else's draft does not exist.
    func open(_ visit: Visit) async throws -> OpenDraft {
        let reference: Reference = try visit.parameter("reference")
        try await protections.checkActing(visit)
        let visitor = visit.keys
        guard let draft = try await drafts.find(reference, visitor: visitor), draft.organisation == visit.site.organisation else {
            throw DossierProblem.unknownDraft
        }
        seen.keep(draft, of: visitor)
        return try await open(draft, visit)
    }

    /// The draft as it was last shown to this visitor. **It may have changed since, or be gone**: only for what a transaction checks, or does again, on
    /// the draft itself. One that may hold files or a chosen time, which come outside that transaction, is read again.
    func reopen(_ visit: Visit) async throws -> OpenDraft {
        let reference: Reference = try visit.parameter("reference")
        guard let draft = seen.draft(reference, of: visit.keys), draft.organisation == visit.site.organisation,
            let sheet = try await sheets.version(draft.procedureVersion), !sheet.form.takesFiles, sheet.form.appointments.isEmpty
        else { return try await open(visit) }
        return OpenDraft(draft: draft, sheet: sheet, files: [], context: FormContext(today: visit.today))
    }

    func open(_ draft: Draft, _ visit: Visit) async throws -> OpenDraft {
        guard let sheet = try await sheets.version(draft.procedureVersion) else { throw DossierProblem.unknownProcedure }
        let files = sheet.form.takesFiles ? try await box.files(of: draft.id) : []
        let open = OpenDraft(draft: draft, sheet: sheet, files: files, context: FormContext(today: visit.today, attachments: files.byField))
        return try await withTimes(open, visit)
    }

    /// A time that somebody else has by now is no answer any more. Agents, who write on the phone or at the counter, may note wishes where no time is
    /// chosen: what their draft holds is never a time.
    private func withTimes(_ open: OpenDraft, _ visit: Visit) async throws -> OpenDraft {
        let asked = open.form.appointments
        guard !asked.isEmpty else { return open }
        let isByAgent = open.draft.enteredBy != nil
        let kept = try await diary.kept(for: open.draft.id, in: visit.words, at: visit.now)
        var (times, answers): ([String: AppointmentChoice], Answers) = ([:], open.draft.answers)
        for (field, type) in asked where try await diary.receives(for: type, byAgent: isByAgent, in: open.draft.organisation) {
            let time = kept[field]
            if isByAgent { time.map { answers[field] = .text($0.text) } } else if time == nil { answers[field] = nil }
            let note = time.map {
                visit.words("dossiers.time.\($0.isOver ? "over" : "until")\(isByAgent ? ".agent" : "")", ["hour": $0.until])
            }
            times[field] = AppointmentChoice(chosen: time?.text, note: note, takesWishes: isByAgent)
        }
        var result = open.with(answers)
        result.times = times
        return result
    }
}
