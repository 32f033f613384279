import Core
import Correspondence
import Dossiers
import Foundation
import Law
import Web

/// The facts of a dossier, as letters and mails want them.
extension PaperFacts {
    init(_ facts: DossierFacts, site: Site) {
        let unit = facts.unit.map { PaperUnit(name: $0.name, phone: $0.phone, email: $0.email, address: $0.address) }
        self.init(
            reference: facts.reference, procedure: facts.procedureTitle, delay: facts.delay, receivedAt: facts.receivedAt, zone: site.zone,
            channel: facts.channel, applicant: facts.applicant,
            unit: unit ?? PaperUnit(name: site.name, phone: site.phone, email: site.email, address: site.address), status: facts.statusLabel,
            next: facts.statusNext, link: site.baseURL + facts.privateLink
        )
        let day = LocalDate(facts.receivedAt, in: site.zone)
        let clock = SilenceClock(facts.silence, receivedOn: day)
        let remedy = Remedy(court: facts.court ?? "tribunal administratif")
        acknowledgement = Acknowledgement(receivedOn: day, clock: clock, remedy: remedy, workingDays: WorkingDays())
        explanation = clock?.explanation ?? []
        answers = facts.answers.map { page in AnsweredPage(title: page.page, lines: page.lines.map { .init(label: $0.label, texts: $0.text) }) }
        answersByQuestion = facts.answersByQuestion
        files = facts.files
        digest = facts.answersDigest
        appeal = PaperAppeal(remedy)
        act = facts.line.map { PaperAct(at: $0.at, agent: $0.agentName, pieces: $0.pieces, text: $0.message) }
        isRefusal = facts.line?.isRefusal ?? false
    }
}

extension Sender {
    init(_ site: Site, from: String?) throws {
        guard let address = EmailAddress(from ?? site.email) else {
            throw CommandFault("The sender's address \(from ?? site.email) is not an e-mail address: set ADMILIB_MAIL_FROM.")
        }
        self.init(
            name: site.name, address: site.address, phone: site.phone, email: site.email, baseURL: site.baseURL,
            mailbox: Mailbox(name: HeaderText(flattening: site.name), address: address)
        )
        colours = PaperColours(main: site.theme.main, onMain: site.theme.onMain, accent: site.theme.accent) ?? PaperColours()
    }
}

/// Makes the receipts that pages offer to download.
struct PapersOfDossiers: Papers {
    let correspondence: CorrespondenceFeature
    let from: String?

    func receipt(_ facts: DossierFacts, site: Site, words: Words) async throws -> [UInt8] {
        try await correspondence.receiptPaper(PaperFacts(facts, site: site), from: Sender(site, from: from))
    }
}
