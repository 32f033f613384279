import Core
import Foundation
import Hummingbird
import Law
import Web

/// What people asked about their data, by any channel, and what we answer.
struct RightsController: Sendable {
    static let path = "/bureau/droits"

    let rights: SQLRights
    let holds: SQLHolds
    let copies: any RequestCopies
    let archive: CopyArchive
    let granting: GrantedRights
    let pdf: @Sendable (String) async throws -> [UInt8]

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.protection, answer: list),
            .agents(.get, Self.path + "/nouvelle", AgentRole.protection) { EntryPage(visit: $0, typed: TypedForm(words: $0.words)).response() },
            .agents(.post, Self.path, AgentRole.protection, answer: enter),
            .agents(.get, Self.path + "/:id", AgentRole.protection) { try await show($0, TypedForm(words: $0.words)) },
            .agents(.get, Self.path + "/:id/copie.zip", AgentRole.protection, answer: copy),
            .agents(.get, Self.path + "/:id/reponse.pdf", AgentRole.protection, answer: paper),
            .agents(.post, Self.path + "/:id/prolongation", AgentRole.protection, answer: extend),
            .agents(.post, Self.path + "/:id/reponse", AgentRole.protection, answer: answer),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        RightsListPage(requests: try await rights.all(in: visit.viewer.organisation), visit: visit).response()
    }

    @Sendable private func enter(_ visit: AgentVisit) async throws -> Response {
        var typed = TypedForm(visit.form, words: visit.words)
        let right: Right? = typed.word(EntryPage.right, missing: "privacy.fault.right")
        let channel: Channel? = typed.word(EntryPage.channel, missing: "privacy.fault.channel")
        let identity: RightsRequest.Identity? = typed.word(EntryPage.identity, missing: "privacy.fault.identity")
        let person = typed.text(EntryPage.person, most: 200, missing: "privacy.fault.person")
        let contact = typed.text(EntryPage.contact, most: 500, missing: "privacy.fault.contact")
        let references = typed.references(EntryPage.references)
        if try await holds.ids(of: references, in: visit.viewer.organisation).count < references.count {
            typed.refuse(EntryPage.references, "privacy.fault.references.unknown")
        }
        let day = typed.day(EntryPage.day, notAfter: visit.visit.today)
        guard typed.isRight, let right, let channel, let identity else { return EntryPage(visit: visit, typed: typed).response() }
        let new = SQLRights.New(
            right: right, channel: channel, references: references, person: person, contact: contact,
            details: typed.form.text(EntryPage.details) ?? "", identity: identity, receivedOn: day)
        let id = try await rights.add(new, to: visit.viewer.organisation)
        return .seeOther("\(Self.path)/\(id)")
    }

    private func found(_ visit: AgentVisit) async throws -> RightsRequest {
        guard let request = try await rights.find(visit.visit.parameter("id"), in: visit.viewer.organisation) else { throw PrivacyProblem.unknown }
        return request
    }

    private func show(_ visit: AgentVisit, _ typed: TypedForm) async throws -> Response {
        RightsPage(request: try await found(visit), visit: visit, typed: typed).response()
    }

    /// The requests that the person named, whatever their sector: they asked for it themselves.
    @Sendable private func copy(_ visit: AgentVisit) async throws -> Response {
        let request = try await found(visit)
        let ids = try await holds.ids(of: request.references, in: visit.viewer.organisation)
        return archive.response(name: "copie-\(request.id).zip", visit: visit.visit, .init(withNotes: true)) { last in
            ids.filter { $0 > last }
        }
    }

    /// The answer as it is put in an envelope.
    @Sendable private func paper(_ visit: AgentVisit) async throws -> Response {
        let request = try await found(visit)
        guard let paper = AnswerPaper(request: request, visit: visit) else { throw PrivacyProblem.unknown }
        return .download(try await pdf(paper.page.text), name: "reponse-\(request.id).pdf", mediaType: "application/pdf")
    }

    @Sendable private func extend(_ visit: AgentVisit) async throws -> Response {
        let request = try await found(visit)
        var typed = TypedForm(visit.form, words: visit.words)
        let reason = typed.text(RightsPage.reason, most: 1000, missing: "privacy.fault.extension")
        if visit.visit.today > request.clock(in: Region(named: visit.site.place)).mayExtendUntil {
            typed.refuse(RightsPage.reason, "privacy.fault.tooLate")
        }
        guard typed.isRight else { return try await show(visit, typed) }
        try await rights.extend(request.id, because: reason, in: visit.viewer.organisation)
        return .seeOther("\(Self.path)/\(request.id)?fait=prolongation")
    }

    @Sendable private func answer(_ visit: AgentVisit) async throws -> Response {
        let request = try await found(visit)
        var typed = TypedForm(visit.form, words: visit.words)
        let state: RightsRequest.State? = typed.word(RightsPage.state, missing: "privacy.fault.state")
        let text = typed.text(RightsPage.text, most: 10_000, missing: "privacy.fault.answer")
        guard typed.isRight, let state, state != .open else { return try await show(visit, typed) }
        do {
            try await granting.answer(
                request, state, text, because: visit.words("privacy.rights.held"), by: visit.viewer, on: visit.visit.today, zone: visit.site.zone,
                at: visit.now)
        } catch PrivacyProblem.gone(let reference) {
            typed.refuse(RightsPage.text, "privacy.fault.gone", ["number": reference.description])
            return try await show(visit, typed)
        }
        return .seeOther("\(Self.path)/\(request.id)?fait=reponse")
    }
}
