import Core
import Correspondence
import Definitions
import Dossiers
import Foundation
import Organisations
import Procedures
import Studio
import Web
import Workflows

/// Messages and papers as they would leave, while the studio writes them.
struct PreviewsOfTemplates: TemplatePreviews {
    /// As many requests as one chooses from.
    private static let most = 10

    let organisations: OrganisationsFeature
    let procedures: ProceduresFeature
    let dossiers: DossiersFeature
    let correspondence: CorrespondenceFeature
    let papers: PapersOfDossiers

    func requests(on slug: ProcedureSlug, for viewer: AgentViewer, now: Date) async throws -> [PreviewRequest] {
        guard let procedure = try await procedures.versions(slug: slug, organisation: viewer.organisation).first?.procedure else { return [] }
        let site = try await organisations.site(of: viewer.organisation, now: now)
        return try await dossiers.latest(of: procedure, atMost: Self.most, for: viewer, now: now, zone: site.zone).map {
            PreviewRequest(reference: $0.reference, applicant: $0.applicant, receivedAt: $0.receivedAt)
        }
    }

    func shipped(mail name: String) -> WrittenTemplate? { CorrespondenceFeature.shippedText(ofMail: name) }

    func shipped(paper name: String) -> WrittenTemplate? { CorrespondenceFeature.shippedText(ofPaper: name) }

    func mail(_ mail: WrittenTemplate, in trial: PreviewCase) async throws -> (subject: String, text: String) {
        let (facts, sender) = try await facts(trial, named: mail.name)
        return try correspondence.preview(mail: mail, facts: facts, from: sender)
    }

    func paper(_ paper: WrittenTemplate, in trial: PreviewCase) async throws -> String {
        let (facts, sender) = try await facts(trial, named: paper.name)
        return try correspondence.preview(paper: paper, facts: facts, from: sender)
    }

    func pdf(of paper: WrittenTemplate, in trial: PreviewCase) async throws -> [UInt8] {
        let (facts, sender) = try await facts(trial, named: paper.name)
        return try await correspondence.previewPDF(paper: paper, facts: facts, from: sender)
    }

    /// The request that was asked for, or an invented one; in both the act is invented, and the private link is not the person's.
    private func facts(_ trial: PreviewCase, named name: String) async throws -> (PaperFacts, Sender) {
        let site = try await organisations.site(of: trial.viewer.organisation, now: trial.now)
        var facts = try await real(trial, site)
        if facts == nil { facts = try await invented(trial, site) }
        guard var facts else { throw WebProblem.notFound }
        facts.link = site.baseURL + "/suivi"
        facts.isPreview = true
        facts.act = PaperAct(
            at: trial.now, agent: trial.viewer.name, pieces: name == "pieces-asked" ? trial.definition.pieces.prefix(2).map(\.label) : [],
            answerBy: name == "pieces-asked" ? LocalDate(trial.now, in: site.zone).adding(days: 30) : nil,
            text: trial.words("studio.invented.message"))
        facts.isRefusal = trial.definition.refuses(with: name)
        return (facts, try Sender(site, from: papers.from))
    }

    private func real(_ trial: PreviewCase, _ site: Site) async throws -> PaperFacts? {
        guard let request = trial.request,
            let facts = try await dossiers.facts(of: request, for: trial.viewer, zone: site.zone, words: trial.words, now: trial.now)
        else { return nil }
        return try await papers.facts(facts, site: site)
    }

    private func invented(_ trial: PreviewCase, _ site: Site) async throws -> PaperFacts {
        let unit = try await organisations.units(of: trial.viewer.organisation).first { $0.key == trial.definition.unit }
        return PaperFacts(
            invented: trial, unit: unit.map { PaperUnit(name: $0.name, phone: $0.phone, email: $0.email, address: $0.address) }, site: site)
    }
}

extension ProcedureDefinition {
    /// Whether an action that refuses makes this document.
    fileprivate func refuses(with document: String) -> Bool {
        (workflow?.actions ?? []).contains { action in
            action.effects.contains(.document(template: document)) && action.to.flatMap { workflow?.status($0) }?.nature == .rejected
        }
    }
}
