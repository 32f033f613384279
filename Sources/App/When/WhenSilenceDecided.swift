import Core
import Correspondence
import Dossiers
import Foundation
import Law
import Storage

/// Our silence accepted or refused a request: its person is told what follows, though no text asks it of us.
struct WhenSilenceDecided {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let event = job.event, let decision = try await product.told(DossierID(event.subject), line: event.line)?.facts.implicit else { return }
        let template = decision.effect == .accept ? "silence-accepted" : "silence-rejected"
        let news = News(dossier: DossierID(event.subject), line: event.line, template: template, key: "silence:\(event.subject)")
        try await TellPerson(product: product)(news)
    }
}
