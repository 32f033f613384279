import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Web
import Workflows

/// A request that an agent enters for someone at the counter, on the phone, or from a letter: the same form, on one page.
struct NewRequestController: Sendable {
    let access: DraftAccess
    let dossiers: any DossierRepository
    let files: any PostedFiles
    let masterKey: [UInt8]
    let commitments: CommitmentBook
    let colleagues: any Colleagues

    private var drafts: any DraftRepository { access.drafts }

    var routes: [Route] {
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, "/bureau/demandes/nouvelle", seers, answer: choose),
            .agents(.post, "/bureau/demandes/nouvelle", seers, answer: begin),
            .agents(.get, "/bureau/demandes/:reference", seers, answer: show),
            .agents(.post, "/bureau/demandes/:reference", seers, body: .stream, answer: save),
            .agents(.post, "/bureau/demandes/:reference/questions", seers, answer: questions),
        ]
    }

    @Sendable func choose(_ visit: AgentVisit) async throws -> Response {
        let organisation = visit.viewer.organisation
        return ChooseProcedurePage(
            sheets: try await access.sheets.all(in: organisation), units: try await colleagues.units(of: organisation), visit: visit
        ).response()
    }

    @Sendable func begin(_ visit: AgentVisit) async throws -> Response {
        let sheets = try await access.sheets.all(in: visit.viewer.organisation)
        guard let sheet = sheets.first(where: { $0.procedure.description == visit.form.first("demarche") }),
            let channel = visit.form.first("canal").flatMap(Channel.init), channel != .web
        else {
            return ChooseProcedurePage(sheets: sheets, units: [], visit: visit, isIncomplete: true).response()
        }
        let draft = NewDraft(
            reference: .random(), organisation: visit.viewer.organisation, procedureVersion: sheet.version, channel: channel,
            enteredBy: visit.viewer.agent
        )
        try await drafts.begin(draft, visitor: visit.visit.keys, at: visit.now)
        return .seeOther("/bureau/demandes/\(draft.reference)")
    }

    @Sendable func show(_ visit: AgentVisit) async throws -> Response {
        let open = try await access.open(visit.visit)
        return EntryPage(
            open: open, visit: visit, origin: try await dossiers.origin(of: open.reference, viewer: visit.viewer), sent: open.draft.saidAside
        ).response()
    }

    @Sendable func questions(_ visit: AgentVisit) async throws -> Response {
        let open = try await access.open(visit.visit)
        let input = FormInput(visit.form.values)
        let now = open.with(typed(open, input))
        return .html(EntryPage(open: now, visit: visit, typed: input).questions)
    }

    @Sendable func save(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        if try await drafts.find(reference, visitor: visit.visit.keys) == nil,
            try await dossiers.find(reference, viewer: visit.viewer) != nil
        {
            return .seeOther(DossierPaths.desk(reference))
        }
        let before = try await access.open(visit.visit)
        let (sent, fileProblems) = try await files.receive(visit.visit, for: before.holder, intake: before.form.intake)
        let open = try await access.open(visit.visit)
        let input = FormInput(sent.values)
        let edit = PageEdit(sent)
        if case .removeFile(let id)? = edit { try await files.remove(id, of: open.holder) }
        if case .dropTime(let field)? = edit { try await access.diary.giveBack(field, of: open.draft.id) }
        let result = try await check(open, sent, edit: edit, visit)
        if case .chooseTime(let field)? = edit, open.times[field] != nil { return .seeOther(DossierPaths.entryTimes(reference, field)) }
        if let edit { return .seeOther("\(DossierPaths.entry(reference))#\(edit.anchor)") }
        var problems = fileProblems + result.problems
        if ForWhom(sent) == nil { problems.append(FieldProblem(field: ForWhom.field, message: UserMessage("dossiers.entry.forWhomMissing"))) }
        let reception = DayOfReception(sent.first(DayOfReception.field), today: visit.visit.today)
        if reception == nil { problems.append(FieldProblem(field: DayOfReception.field, message: UserMessage("dossiers.entry.receivedWrong"))) }
        let now = try await access.open(visit.visit)
        guard problems.isEmpty, let forWhom = ForWhom(sent), let reception else {
            let seen = SeenFields(sent)
            return EntryPage(
                open: now, visit: visit, origin: try await dossiers.origin(of: reference, viewer: visit.viewer), typed: input,
                problems: problems.filter { seen.contains($0.field) || [ForWhom.field, DayOfReception.field].contains($0.field) }, sent: sent
            ).response()
        }
        do { return try await file(now, forWhom, reception, visit) } catch let refusal as TimeRefused {
            return try await chooseAgain(refusal, now, sent, visit)
        }
    }

    /// Somebody else took it, after the time during which it was kept: nothing was filed, and all that was typed is still there.
    private func chooseAgain(_ refusal: TimeRefused, _ before: OpenDraft, _ sent: SentForm, _ visit: AgentVisit) async throws -> Response {
        let lost = before.chosenTimes.keys.sorted()
        for field in lost { try await access.diary.giveBack(field, of: before.draft.id) }
        return EntryPage(
            open: try await access.open(visit.visit), visit: visit, origin: try await dossiers.origin(of: before.reference, viewer: visit.viewer),
            problems: lost.map { FieldProblem(field: $0, message: refusal.message) }, sent: sent, status: .conflict
        ).response()
    }

    /// Checks page after page, since a page may depend on the one before.
    private func check(_ open: OpenDraft, _ sent: SentForm, edit: PageEdit?, _ visit: AgentVisit) async throws -> EntryCheck {
        let input = open.withTimes(FormInput(sent.values))
        let checked = try await drafts.change(open.reference, visitor: visit.visit.keys, at: visit.now) { draft in
            var check = EntryCheck(answers: open.withTimes(draft.answers), problems: [])
            for page in open.form.pages where open.form.isVisible(page: page, answers: check.answers, context: open.context) {
                let outcome = open.form.check(page: page, input: input, keeping: check.answers, context: open.context)
                check = EntryCheck(answers: outcome.answers, problems: check.problems + outcome.problems)
                if let edit { check.answers = edit.applied(to: check.answers, in: page) }
            }
            draft.answers = open.withoutTimes(check.answers)
            if edit != nil { draft.keepAside(sent) }
            return check
        }
        guard let checked else { throw DossierProblem.unknownDraft }
        return checked
    }

    private func file(_ open: OpenDraft, _ forWhom: ForWhom, _ reception: DayOfReception, _ visit: AgentVisit) async throws -> Response {
        let filing = Filing(
            sheet: open.sheet, zone: visit.site.zone, masterKey: masterKey, commitment: try await commitments.commitment(on: open.sheet))
        let actor = Actor.agent(visit.viewer.agent, name: visit.viewer.name)
        let now = visit.now
        let filed = try await dossiers.file(open.reference, visitor: visit.visit.keys, ready: nil) { draft in
            let answers = open.form.settled(open.withTimes(draft.answers), context: open.context)
            guard open.form.problems(in: answers, context: open.context).isEmpty else { throw DossierProblem.incomplete }
            var (dossier, changes) = filing.dossier(from: draft, answers: answers, by: actor, at: now, received: reception)
            changes.times = Set(open.chosenTimes.keys)
            if case .other(let name) = forWhom {
                changes.lines.append(dossier.record(.note, by: actor, channel: draft.channel, detail: ["forWhom": "other"], at: now))
                changes.messages.append(NewMessage(author: actor, audience: .agents, body: name, at: now))
            }
            return (dossier, changes)
        }
        guard filed != nil else { throw DossierProblem.unknownDraft }
        let seesIt = filed.map { visit.viewer.units.contains($0.unit) } ?? false
        if seesIt { return .seeOther(DossierPaths.desk(open.reference) + "?depot=1") }
        let origin = try await dossiers.origin(of: open.reference, viewer: visit.viewer)
        let service = filed.map { "&service=\($0.unit)" } ?? ""
        return .seeOther("\(origin.map(DossierPaths.desk) ?? DossierPaths.newRequest)?enregistree=\(open.reference)\(service)")
    }

    private func typed(_ open: OpenDraft, _ input: FormInput) -> Answers {
        let input = open.withTimes(input)
        return open.form.pages.reduce(open.draft.answers) { answers, page in
            guard open.form.isVisible(page: page, answers: answers, context: open.context) else { return answers }
            return open.form.draftAnswers(page: page, input: input, keeping: answers, context: open.context)
        }
    }
}

private struct EntryCheck: Sendable {
    var answers: Answers
    var problems: [FieldProblem]
}

/// For whom the request is: always asked of the agent, so that nobody's request is filed under the name of the person who called.
enum ForWhom: Sendable, Equatable {
    static let field = "_pour"

    case themselves
    /// Who asked, and what they are to the person.
    case other(String)

    init?(_ sent: SentForm) {
        switch sent.first(Self.field) {
        case "lui-meme": self = .themselves
        case "autre":
            guard let name = sent.text("_pour.nom") else { return nil }
            self = .other(String(name.prefix(300)))
        default: return nil
        }
    }
}
