import Core
import Foundation
import Hummingbird
import Law
import Web

/// How long requests are kept: what will go, what waits for a visa, what is held.
struct RetentionController: Sendable {
    static let path = "/bureau/conservation"

    let plan: RetentionPlan
    let slips: SQLSlips
    let holds: SQLHolds
    let archive: CopyArchive
    let pdf: @Sendable (String) async throws -> [UInt8]

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.privacy) { try await show($0, TypedForm(words: $0.words)) },
            .agents(.post, Self.path + "/gels", AgentRole.privacy, answer: hold),
            .agents(.post, Self.path + "/gels/:id/levee", AgentRole.protection, answer: lift),
            .agents(.get, Self.path + "/bordereaux/:id", AgentRole.privacy) { try await slip($0, TypedForm(words: $0.words)) },
            .agents(.get, Self.path + "/bordereaux/:id/bordereau.pdf", AgentRole.privacy, answer: paper),
            .agents(.get, Self.path + "/bordereaux/:id/versement.zip", [.archivist], answer: package),
            .agents(.post, Self.path + "/bordereaux/:id/visa", [.archivist], answer: visa),
        ]
    }

    private func show(_ visit: AgentVisit, _ typed: TypedForm) async throws -> Response {
        let organisation = visit.viewer.organisation
        return RetentionPage(
            lines: try await plan.lines(of: organisation, today: visit.visit.today, zone: visit.site.zone),
            slips: try await slips.all(in: organisation), holds: HoldPart(holds: try await holds.all(in: organisation), visit: visit, typed: typed),
            visit: visit, typed: typed
        ).response()
    }

    @Sendable private func hold(_ visit: AgentVisit) async throws -> Response {
        var typed = TypedForm(visit.form, words: visit.words)
        let reason = typed.text(HoldPart.reason, most: 500, missing: "privacy.fault.reason")
        let reference = typed.form.text(HoldPart.reference).flatMap { Reference($0) }
        if reference == nil { typed.refuse(HoldPart.reference, "privacy.fault.reference") }
        guard typed.isRight, let reference else { return try await show(visit, typed) }
        do {
            try await holds.place(on: reference, because: reason, by: visit.viewer, at: visit.now)
        } catch PrivacyProblem.unknownRequest {
            typed.refuse(HoldPart.reference, "privacy.problem.unknownRequest")
            return try await show(visit, typed)
        }
        return .seeOther(Self.path + "?fait=gel")
    }

    @Sendable private func lift(_ visit: AgentVisit) async throws -> Response {
        let end = try await holds.lift(visit.visit.parameter("id"), by: visit.viewer, today: visit.visit.today, at: visit.now)
        return .seeOther(Self.path + (end == nil ? "?fait=levee" : "?fait=annonce"))
    }

    private func found(_ visit: AgentVisit) async throws -> EliminationSlip {
        guard let slip = try await slips.find(visit.visit.parameter("id"), in: visit.viewer.organisation) else { throw PrivacyProblem.unknown }
        return slip
    }

    private func told(_ slip: EliminationSlip, _ visit: AgentVisit) async throws -> ToldSlip {
        var versions: [ProcedureVersionID: KeptVersion] = [:]
        for id in Set(slip.lines.map(\.version)) { versions[id] = try await plan.procedures.version(id) }
        return ToldSlip(
            slip: slip, versions: versions, units: try await plan.procedures.unitNames(in: slip.organisation), site: visit.site, words: visit.words)
    }

    private func slip(_ visit: AgentVisit, _ typed: TypedForm) async throws -> Response {
        SlipPage(told: try await told(try await found(visit), visit), visit: visit, typed: typed).response()
    }

    @Sendable private func paper(_ visit: AgentVisit) async throws -> Response {
        let slip = try await found(visit)
        let bytes = try await pdf(try await told(slip, visit).paper)
        return .download(bytes, name: "bordereau-\(slip.id).pdf", mediaType: "application/pdf")
    }

    /// Taken by the archivist, who gives it to the archive service; only then may it be eliminated here.
    @Sendable private func package(_ visit: AgentVisit) async throws -> Response {
        let slip = try await found(visit)
        guard slip.fate == .archive, slip.state == .proposed else { throw PrivacyProblem.alreadyDone }
        let (slips, now, site) = (slips, visit.now, visit.site)
        let content = CopyArchive.Content(
            withNotes: true,
            last: { parts in
                let manifest = TransferManifest(slip: slip, parts: parts, site: site, now: now)
                return ("manifest.xml", Array(manifest.xml.utf8))
            }, afterwards: { try await slips.noteExport(of: slip.id, at: now) })
        return archive.response(name: "versement-\(slip.id).zip", visit: visit.visit, content) { last in
            try await slips.items(of: slip.id, after: last, atMost: 50)
        }
    }

    @Sendable private func visa(_ visit: AgentVisit) async throws -> Response {
        let slip = try await found(visit)
        var typed = TypedForm(visit.form, words: visit.words)
        let name = typed.text(SlipPage.name, most: 200, missing: "privacy.fault.visaBy")
        let reference = typed.text(SlipPage.reference, most: 200, missing: "privacy.fault.visaReference")
        if typed.form.text(SlipPage.agreed) == nil { typed.refuse(SlipPage.agreed, "privacy.fault.visaAgreed") }
        guard typed.isRight else { return try await self.slip(visit, typed) }
        try await slips.visa(slip.id, by: name, reference: reference, viewer: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/bordereaux/\(slip.id)?fait=visa")
    }
}

extension TransferManifest {
    init(slip: EliminationSlip, parts: [CopyArchive.Part], site: Site, now: Date) {
        let byRequest = Dictionary(grouping: parts) { $0.request.id }.sorted { $0.key < $1.key }
        self.init(
            identifier: "admilib-\(site.organisation)-\(slip.id)", date: now, transferring: site.name,
            units: byRequest.map { _, parts in
                Unit(
                    title: parts[0].request.procedure, reference: parts[0].request.reference.description,
                    started: LocalDate(parts[0].request.receivedAt, in: site.zone),
                    ended: parts[0].request.endedAt.map { LocalDate($0, in: site.zone) },
                    items: parts.map { Item(path: $0.path, name: $0.name, size: $0.size, digest: $0.digest) })
            })
    }
}
