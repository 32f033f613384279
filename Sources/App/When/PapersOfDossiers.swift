import Core
import Correspondence
import Definitions
import Dossiers
import Foundation
import Identity
import Law
import Web

/// The facts of a dossier, as letters and mails want them.
extension PaperFacts {
    /// - Parameter quality: of the agent who acted.
    init(_ facts: DossierFacts, site: Site, quality: String?) {
        let unit = facts.unit.map { unit in
            var paper = PaperUnit(name: unit.name, phone: unit.phone, email: unit.email, address: unit.address)
            paper.openingHours = unit.openingHours.isEmpty ? site.openingHours : unit.openingHours
            return paper
        }
        self.init(
            reference: facts.reference, procedure: facts.procedureTitle, delay: facts.delay, receivedAt: facts.receivedAt, zone: site.zone,
            channel: facts.channel, applicant: facts.applicant,
            unit: unit ?? PaperUnit(name: site.name, phone: site.phone, email: site.email, address: site.address), status: facts.statusLabel,
            next: facts.statusNext, link: site.baseURL + facts.privateLink
        )
        postalAddress = facts.postalAddress
        let day = LocalDate(facts.receivedAt, in: site.zone)
        // For a rejection, from the day of the first administration (CRPA L114-3).
        let counted = facts.silence.start == .firstReception ? facts.elsewhereOn ?? day : day
        let clock = SilenceClock(facts.silence, receivedOn: counted)
        let remedy = Remedy(court: facts.court ?? site.court ?? "tribunal administratif")
        acknowledgement = Acknowledgement(receivedOn: day, clock: clock, remedy: remedy, workingDays: WorkingDays(in: facts.region))
        explanation = clock?.explanation ?? []
        answers = facts.answers.map { page in AnsweredPage(title: page.page, lines: page.lines.map { .init(label: $0.label, texts: $0.text) }) }
        answersByQuestion = facts.answersByQuestion
        files = facts.files
        digest = facts.answersDigest
        appeal = PaperAppeal(remedy, isInterruptedByComplaint: !facts.isUrbanPermit)
        incomplete = facts.silence.effect == .none ? .none : facts.silence.incomplete
        act = facts.line.map {
            PaperAct(at: $0.at, agent: $0.agentName, quality: quality, pieces: $0.pieces, answerBy: $0.answerBy, text: $0.message)
        }
        isRefusal = facts.line?.isRefusal ?? false
        handedTo = facts.line?.handover.map { PaperUnit(name: $0.name, phone: $0.phone, email: $0.email, address: $0.address) }
        examinationGoesOn = facts.line?.examinationGoesOn ?? false
        implicit = facts.implicit.map { PaperSilence(on: $0.on, isUrbanPermit: facts.isUrbanPermit) }
    }
}

extension Sender {
    init(_ site: Site, from: String?) throws {
        guard let address = EmailAddress(from ?? site.email) else {
            throw CommandFault("The sender's address \(from ?? site.email) is not an e-mail address: set ADMILIB_MAIL_FROM.")
        }
        self.init(
            name: site.name, address: site.address, phone: site.phone, email: site.email, baseURL: site.baseURL, dataProtection: site.dataProtection,
            mailbox: Mailbox(name: HeaderText(flattening: site.name), address: address)
        )
        colours = PaperColours(main: site.theme.main, onMain: site.theme.onMain, accent: site.theme.accent) ?? PaperColours()
    }
}

/// Makes the papers that pages offer to download: receipts, and decisions before they are sent.
struct PapersOfDossiers: Papers {
    let correspondence: CorrespondenceFeature
    let identity: IdentityFeature
    let from: String?

    /// What a letter or a mail says of the dossier, with the quality of the agent who acted.
    func facts(_ facts: DossierFacts, site: Site) async throws -> PaperFacts {
        var quality: String?
        if let agent = facts.line?.agent { quality = try await identity.quality(of: agent) }
        return PaperFacts(facts, site: site, quality: quality)
    }

    func receipt(_ facts: DossierFacts, site: Site, words: Words) async throws -> [UInt8] {
        try await correspondence.receiptPaper(self.facts(facts, site: site), from: Sender(site, from: from))
    }

    func attestation(_ facts: DossierFacts, site: Site, today: LocalDate) async throws -> [UInt8] {
        var papers = try await self.facts(facts, site: site)
        papers.attestedOn = today
        return try await correspondence.attestation(papers, from: Sender(site, from: from))
    }

    func transmission(_ facts: DossierFacts, to handover: Handover, files: [String], site: Site) async throws -> [UInt8] {
        var papers = try await self.facts(facts, site: site)
        papers.files = files
        return try await correspondence.transmissionPaper(papers, from: Sender(site, from: from))
    }

    func hasDecision(_ template: String, own: ProcedureTemplates) -> Bool {
        own.paper(template) != nil || correspondence.paperTemplates.contains(template)
    }

    func previewOfDecision(_ facts: DossierFacts, template: String, site: Site) async throws -> [UInt8] {
        var papers = try await self.facts(facts, site: site)
        papers.isPreview = true
        return try await correspondence.decisionPaper(papers, template: template, own: facts.templates, from: Sender(site, from: from))
    }
}
