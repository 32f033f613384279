import Core
import Forms
import Foundation
import Hummingbird
import Web
import Workflows

/// A request came to an administration that cannot decide on it: an agent hands it over (CRPA L114-2).
struct HandoverController: Sendable {
    let access: DossierAccess
    let authorities: any Authorities
    let commitments: CommitmentBook
    let masterKey: [UInt8]

    var routes: [Route] {
        let path = "/bureau/dossiers/:reference/transmission"
        return [
            .agents(.get, path, AgentRole.seeingDossiers, answer: show),
            .agents(.post, path, AgentRole.seeingDossiers, answer: save),
        ]
    }

    /// First to whom, then what.
    @Sendable func show(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        guard let target = try await target(visit.visit.query("vers"), desk) else {
            return HandoverChoicePage(desk: desk, targets: try await targets(desk), visit: visit).response()
        }
        return HandoverPage(desk: desk, target: target, visit: visit).response()
    }

    @Sendable func save(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit)
        guard let target = try await target(visit.form.first("vers"), desk) else { throw WebProblem.notFound }
        let handover = HandoverForm(visit.form).handover(to: target, of: desk.followed)
        guard handover.faults.isEmpty else { return HandoverPage(desk: desk, target: target, visit: visit, faults: handover.faults).response() }
        do {
            try await forward(desk, to: target, handover, visit)
        } catch let problem as DossierProblem where [.invalid, .conflict].contains(problem.kind) {
            return HandoverPage(desk: desk, target: target, visit: visit, refusal: problem).response()
        }
        return .seeOther(DossierPaths.desk(desk.dossier.reference))
    }

    private func forward(_ desk: DeskDossier, to target: HandoverTarget, _ handover: Handover, _ visit: AgentVisit) async throws {
        let site = visit.site
        let forwarding = Forwarding(
            sheet: desk.sheet, zone: site.zone, actor: .agent(visit.viewer.agent, name: visit.viewer.name), now: visit.now)
        let here = AuthoritySheet(
            id: site.organisation, name: site.name, phone: site.phone, email: site.email, address: site.address, baseURL: site.baseURL,
            zone: site.zone)
        let arrival = try await arrival(at: target, from: here, visit)
        let (form, reason) = (desk.sheet.form, Text.trimmed(visit.form.first("motif") ?? ""))
        let version = visit.form.first("version").flatMap { Int($0) } ?? desk.dossier.version
        try await access.dossiers.forward(desk.dossier.reference, viewer: visit.viewer, version: version) { dossier, history in
            let arrived = arrival?.arrive(dossier, handover, in: form, prefersPost: ContactChoice(history).prefersPost)
            return (try forwarding.apply(handover, because: reason, to: &dossier), arrived)
        }
    }

    /// `nil` outside of this installation.
    private func arrival(at target: HandoverTarget, from here: AuthoritySheet, _ visit: AgentVisit) async throws -> Arrival? {
        guard let authority = target.authority, let sheet = target.sheet else { return nil }
        let filing = Filing(
            sheet: sheet, zone: authority.zone, masterKey: masterKey, commitment: try await commitments.commitment(on: sheet))
        return Arrival(filing: filing, reference: .random(), from: here, words: visit.words, now: visit.now)
    }

    private func open(_ visit: AgentVisit) async throws -> DeskDossier {
        let reference: Reference = try visit.visit.parameter("reference")
        guard let dossier = try await access.dossiers.find(reference, viewer: visit.viewer) else { throw DossierProblem.unknownDossier }
        guard dossier.isOpen else { throw DossierProblem.alreadyEnded }
        return DeskDossier(followed: try await access.open(dossier, visit.visit))
    }

    /// Every procedure of every other authority, the one of the same name first.
    private func targets(_ desk: DeskDossier) async throws -> [HandoverTarget] {
        var targets: [HandoverTarget] = []
        for authority in try await authorities.others(than: desk.dossier.organisation) {
            let sheets = try await access.sheets.all(in: authority.id)
            let same = sheets.filter { $0.slug == desk.sheet.slug }
            targets += (same + sheets.filter { $0.slug != desk.sheet.slug }).map { HandoverTarget(authority: authority, sheet: $0) }
        }
        return targets
    }

    private func target(_ key: String?, _ desk: DeskDossier) async throws -> HandoverTarget? {
        if key == HandoverTarget.outside.key { return .outside }
        guard let key else { return nil }
        return try await targets(desk).first { $0.key == key }
    }
}

/// Where a request may go: a procedure of another authority, or somewhere that this installation does not know.
struct HandoverTarget: Sendable {
    let authority: AuthoritySheet?
    let sheet: ProcedureSheet?

    static let outside = HandoverTarget(authority: nil, sheet: nil)

    /// In the form and in the address.
    var key: String { sheet.map { "\($0.procedure)" } ?? "ailleurs" }
}

/// What an agent ticked and typed.
struct HandoverForm {
    private let sent: SentForm

    init(_ sent: SentForm) { self.sent = sent }

    func handover(to target: HandoverTarget, of followed: FollowedDossier) -> Handover {
        var handover =
            target.authority.map { Handover(way: .inside, name: $0.name, phone: $0.phone, email: $0.email, address: $0.address) } ?? outside
        let ticked = Set(sent.all("donnee")), files = Set(sent.all("fichier"))
        handover.fields = followed.dossier.answers.values.keys.filter(ticked.contains).sorted()
        handover.files = followed.files.map(\.id).filter { files.contains($0.description) }
        return handover
    }

    private var outside: Handover {
        func text(_ name: String) -> String { String((sent.text(name) ?? "").prefix(500)) }
        let way = sent.first("moyen").flatMap(Handover.Way.init)
        return Handover(
            way: way == .inside ? .download : way ?? .download, name: text("nom"), phone: text("telephone"), email: text("courriel"),
            address: text("adresse"))
    }
}
