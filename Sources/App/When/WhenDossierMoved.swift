import Attachments
import Core
import Correspondence
import Definitions
import Dossiers
import Foundation
import Storage
import Web
import Workflows

/// A dossier moved: the document that the action produces is made and put with it, and its person is told.
struct WhenDossierMoved {
    let product: Product

    /// As people read it in their downloads.
    private static let fileNames = ["decision-accepted": "decision-accord", "decision-rejected": "decision-refus"]

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let told = try await product.told(DossierID(event.subject), line: event.line), let act = told.facts.line else {
            return
        }
        let own = told.facts.templates
        if let template = act.document, own.paper(template) != nil || product.correspondence.paperTemplates.contains(template) {
            // What leaves on paper has a place to sign and no private link: the dossier keeps it as it leaves.
            let facts = isPosted(event, told) ? told.onPaper : told.papers
            let pdf = try await product.correspondence.decisionPaper(facts, template: template, own: own, from: told.sender)
            try await product.attachments.keep(
                document: pdf, name: "\(Self.fileNames[template] ?? template)-\(told.papers.reference).pdf", field: AttachedFile.documents,
                for: .dossier(told.facts.dossier),
                of: told.facts.organisation, key: "\(event.subject):\(event.line)", now: product.clock()
            )
        }
        guard let template = act.notify else { return }
        let key = "moved:\(event.subject):\(event.line)"
        let news = News(dossier: told.facts.dossier, line: event.line, template: template, key: key)
        try await TellPerson(product: product)(news)
        if act.document != nil || act.isRefusal || told.facts.nature.isFinal { try await CopyToCurator(product: product)(news, told) }
    }

    /// Whether it reaches the person as a sheet of paper.
    private func isPosted(_ event: Event, _ told: Product.Told) -> Bool {
        guard let template = told.facts.line?.notify else { return false }
        let news = News(dossier: told.facts.dossier, line: event.line, template: template, key: "")
        return TellPerson(product: product).ways(for: news, told).first.map { $0 == .letter || $0 == .counter } ?? false
    }
}
