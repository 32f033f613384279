import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// One dossier on the desk: all that is known of it, and all that can be done.
struct DeskDossierController: Sendable {
    let access: DossierAccess
    let maker: FactsMaker
    let papers: any Papers
    let evidence: any FormEvidence
    let commitments: CommitmentBook
    let ratings: (any RatingPaths)?
    private let opened = OpenedFiles()

    init(
        access: DossierAccess, maker: FactsMaker, papers: any Papers, evidence: any FormEvidence, commitments: CommitmentBook,
        ratings: (any RatingPaths)?
    ) {
        (self.access, self.maker, self.papers, self.evidence, self.commitments) = (access, maker, papers, evidence, commitments)
        self.ratings = ratings
    }

    var dossiers: any DossierRepository { access.dossiers }

    var routes: [Route] {
        let path = "/bureau/dossiers/:reference"
        let seers = AgentRole.seeingDossiers
        return [
            .agents(.get, path, seers, answer: show),
            .agents(.get, path + "/actions/:action", seers, answer: prepare),
            .agents(.post, path + "/actions/:action", seers, answer: act),
            .agents(.post, path + "/actions/:action/lettre", seers, answer: preview),
            .agents(.post, path + "/affectation", seers, answer: assign),
            .agents(.post, path + "/notes", seers, answer: note),
            .agents(.post, path + "/identite", seers, answer: noteIdentity),
            .agents(.post, path + "/protection", seers, answer: tie), .agents(.post, path + "/protection/fin", seers, answer: untie),
            .agents(.post, path + "/pieces", seers, answer: receive),
            .agents(.post, path + "/motifs", seers, answer: giveReasons),
            .agents(.post, path + "/transfert", seers, answer: transfer),
            .agents(.get, path + "/fichiers/:file", seers, answer: download),
            .agents(.get, path + "/photos/:field", seers, answer: downloadPhotos),
        ]
    }

    @Sendable func show(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        if let sealed = try await dossiers.sealed(reference, viewer: visit.viewer) { return SealedPage(sealed: sealed, visit: visit).response() }
        let desk = try await open(visit)
        try await dossiers.journalReading(of: desk.dossier.id, by: visit.viewer, at: visit.now)
        return try await page(desk, visit)
    }

    /// What an action needs is asked on its own page: one thing at a time, and nothing decided by a slip of the mouse.
    @Sendable func prepare(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        return try await ask(try action(desk, visit), desk, visit)
    }

    private func ask(_ action: Action, _ desk: DeskDossier, _ visit: AgentVisit, problem: String? = nil) async throws -> Response {
        let history = try await dossiers.history(of: desk.dossier.id)
        return ActionPage(
            desk: desk, action: action, visit: visit, papers: papers, history: history,
            hold: try await access.hold(history, of: desk.dossier, visit.visit), problem: problem
        ).response()
    }

    /// The letter of the decision, before it is taken: made as it will be, from what is typed, on a copy of the dossier. Nothing is saved.
    @Sendable func preview(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let action = try action(desk, visit)
        guard let template = action.document, papers.hasDecision(template, own: desk.sheet.templates) else { throw WebProblem.notFound }
        var dossier = desk.dossier
        let changes: Changes
        do {
            changes = try desk.handling(visit).act(action.key, on: &dossier, with: input(visit))
        } catch let problem as WorkflowProblem where problem.kind == .invalid {
            return try await ask(action, desk, visit, problem: visit.words(problem.message))
        }
        let facts = try await maker.facts(
            of: dossier, desk.sheet, line: changes.lines.first, changes.messages.map(Message.init), zone: visit.site.zone, words: visit.words)
        let letter = try await papers.previewOfDecision(facts, template: template, site: visit.site)
        return .download(letter, name: "projet-\(dossier.reference).pdf", mediaType: "application/pdf")
    }

    private func input(_ visit: AgentVisit) -> MoveInput {
        let days = visit.form.first("delai").flatMap { Int($0) }.flatMap { PieceDelay(rawValue: $0) }
        return MoveInput(
            message: visit.form.text("message"), pieces: visit.form.all("piece"), answerBy: days?.lastDay(from: visit.visit.today),
            reason: visit.form.text("motif"))
    }

    @Sendable func act(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let key: String = try visit.visit.parameter("action")
        let input = input(visit)
        let handling = desk.handling(visit)
        let linked = try await linkedStart(of: key, desk, visit)
        let reason = visit.form.text(ActionPage.despite), isHeld = try await isHeld(key, desk, visit)
        if isHeld, reason == nil {
            return try await ask(try action(desk, visit), desk, visit, problem: visit.words("dossiers.protection.noReason"))
        }
        do {
            _ = try await dossiers.change(desk.dossier.reference, viewer: visit.viewer, version: visit.form.first("version").flatMap { Int($0) }) {
                dossier in
                let aside = isHeld ? try handling.setAside(because: reason ?? "", on: &dossier) : Changes()
                return aside + (try handling.act(key, on: &dossier, with: input, linking: linked))
            }
        } catch let problem as WorkflowProblem where problem.kind == .invalid {
            return try await ask(try action(desk, visit), desk, visit, problem: visit.words(problem.message))
        } catch let problem as any Problem where problem.kind == .conflict {
            return try await page(try await open(visit), visit, problem: visit.words(problem.message))
        }
        return .seeOther(linked.map { DossierPaths.entry($0.reference) } ?? "\(DossierPaths.desk(desk.dossier.reference))?fait=\(key)")
    }

    /// Whether it would accept what lacks something under a measure of protection. A measure tied meanwhile changed the version that the page showed.
    private func isHeld(_ action: String, _ desk: DeskDossier, _ visit: AgentVisit) async throws -> Bool {
        guard let action = desk.sheet.workflow.action(action), desk.sheet.accepts(action) else { return false }
        return try await access.hold(dossiers.history(of: desk.dossier.id), of: desk.dossier, visit.visit)?.isHolding == true
    }

    /// `nil` when the action begins no other request, or one of a procedure that people cannot file now: what the action decides does not wait for it.
    private func linkedStart(of action: String, _ desk: DeskDossier, _ visit: AgentVisit) async throws -> LinkedStart? {
        guard let slug = desk.sheet.workflow.action(action)?.linkedProcedure,
            let sheet = try await access.sheets.published(slug, in: desk.dossier.organisation)
        else { return nil }
        return LinkedStart(sheet: sheet, reference: .random(), visitor: visit.visit.keys)
    }

    @Sendable func assign(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let handling = desk.handling(visit)
        let asked = visit.form.first("agent") == "moi" ? visit.viewer.agent : visit.form.first("agent").flatMap(AgentID.init)
        let agent = try await access.colleagues.agents(in: [desk.dossier.unit]).first { $0.id == asked && $0.units.contains(desk.dossier.unit) }
        if visit.form.first("agent") == "personne" {
            return try await change(desk, visit) { handling.release(&$0) }
        }
        guard let agent else { throw DossierProblem.unknownAgent }
        return try await change(desk, visit) { handling.assign(&$0, to: agent.id, name: agent.name) }
    }

    @Sendable func note(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let handling = desk.handling(visit)
        return try await change(desk, visit) { try handling.note(visit.form.first("note") ?? "", on: &$0) }
    }

    /// A second click says nothing new: the page tells what is known.
    @Sendable func noteIdentity(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let handling = desk.handling(visit)
        let history = try await dossiers.history(of: desk.dossier.id)
        if ToldIdentity(history).isProved { return .seeOther(DossierPaths.desk(desk.dossier.reference)) }
        return try await change(desk, visit) { handling.noteIdentity(on: &$0, history) }
    }

    /// Pieces came by post, or are not needed any more.
    @Sendable func receive(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let handling = desk.handling(visit)
        return try await change(desk, visit) { try handling.receive(visit.form.all("arrivee"), on: &$0) }
    }

    @Sendable func giveReasons(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let handling = desk.handling(visit)
        return try await change(desk, visit) { try handling.giveReasons(visit.form.first("motifs-texte") ?? "", on: &$0) }
    }

    @Sendable func transfer(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let handling = desk.handling(visit)
        let asked = visit.form.first("service").flatMap(UnitID.init)
        guard
            let unit = try await access.colleagues.units(of: visit.viewer.organisation).first(where: { $0.id == asked && $0.id != desk.dossier.unit })
        else {
            throw DossierProblem.unknownUnit
        }
        let reason = visit.form.first("motif") ?? ""
        let commitment = try await commitments.commitment(on: desk.sheet, of: unit.id)
        do {
            _ = try await dossiers.change(desk.dossier.reference, viewer: visit.viewer, version: nil) {
                try handling.transfer(&$0, to: unit, because: reason, under: commitment)
            }
        } catch let problem as DossierProblem where problem.kind == .invalid {
            return try await page(desk, visit, problem: visit.words(problem.message))
        }
        // The dossier may have left this agent's units: it does not exist here any more.
        let isStillSeen = visit.viewer.units.contains(unit.id)
        return .seeOther(isStillSeen ? DossierPaths.desk(desk.dossier.reference) : DossierPaths.deskList)
    }

    @Sendable func download(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let id: AttachmentID = try visit.visit.parameter("file")
        let file = try await access.files.download(id, of: desk.followed.holder)
        if let input = desk.followed.files.first(where: { $0.id == id })?.field { try await countOpening(of: input, desk, visit) }
        return file
    }

    @Sendable func downloadPhotos(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        let input: String = try visit.visit.parameter("field")
        let file = try await access.files.downloadAsOnePDF(input, of: desk.followed.holder)
        try await countOpening(of: input, desk, visit)
        return file
    }

    /// That the piece served, in a request that a person filed by themselves: at the counter the agent has seen the paper.
    private func countOpening(of input: String, _ desk: DeskDossier, _ visit: AgentVisit) async throws {
        guard desk.dossier.channel == .web, let place = desk.sheet.form.place(ofInput: input),
            opened.isFirst(place.field, of: desk.dossier.id)
        else { return }
        let count = FormCount(version: desk.dossier.procedureVersion, page: place.page, field: place.field, measure: .opened)
        try await evidence.add([count], at: visit.now)
    }

    private func change(_ desk: DeskDossier, _ visit: AgentVisit, _ act: @escaping @Sendable (inout Dossier) throws -> Changes) async throws
        -> Response
    {
        do {
            _ = try await dossiers.change(desk.dossier.reference, viewer: visit.viewer, version: nil, act)
        } catch let problem as DossierProblem where problem.kind == .invalid {
            return try await page(desk, visit, problem: visit.words(problem.message))
        }
        return .seeOther(DossierPaths.desk(desk.dossier.reference))
    }

    func open(_ visit: AgentVisit) async throws -> DeskDossier {
        let reference: Reference = try visit.visit.parameter("reference")
        guard let dossier = try await dossiers.find(reference, viewer: visit.viewer) else { throw DossierProblem.notOfYourServices }
        return DeskDossier(followed: try await access.open(dossier, visit.visit))
    }

    private func action(_ desk: DeskDossier, _ visit: AgentVisit) throws -> Action {
        let key: String = try visit.visit.parameter("action")
        guard let action = desk.handling(visit).actions(on: desk.dossier).first(where: { $0.key == key }) else { throw WebProblem.notFound }
        return action
    }

    func page(_ desk: DeskDossier, _ visit: AgentVisit, problem: String? = nil) async throws -> Response {
        let dossier = desk.dossier, story = try await dossiers.story(of: dossier.id)
        return try await DeskDossierPage(
            desk: desk, story: story,
            sameHolder: dossiers.others(like: dossier, viewer: visit.viewer),
            linked: access.lines(
                of: dossiers.linked(to: dossier, viewer: visit.viewer, visitor: visit.visit.keys), in: dossier.organisation),
            appointments: access.appointments(of: desk.followed, visit.words),
            units: access.colleagues.units(of: dossier.organisation),
            agents: access.colleagues.agents(in: [dossier.unit]),
            others: OthersParts(
                desk: desk, history: story.history, hold: access.hold(story.history, of: dossier, visit.visit),
                measures: desk.measures(access.protections, on: visit.visit.today), protections: access.protections, visit: visit
            ), ratings: ratings, visit: visit, problem: problem
        ).response()
    }
}

/// A dossier as an agent sees it.
struct DeskDossier: Sendable {
    let followed: FollowedDossier

    var dossier: Dossier { followed.dossier }
    var sheet: ProcedureSheet { followed.sheet }

    func handling(_ visit: AgentVisit) -> Handling { Handling(sheet: sheet, zone: visit.site.zone, viewer: visit.viewer, now: visit.now) }
}
