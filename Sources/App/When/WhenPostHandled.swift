import Core
import Correspondence
import Dossiers
import Foundation
import Storage
import Web

/// A letter left or came back, somebody phoned, a document is at the counter: the dossier's history says so.
struct WhenPostHandled {
    let product: Product
    let what: ContactNews.What

    func callAsFunction(_ job: Job) async throws {
        guard let dossier = job.payload["dossier"]?.int else { return }
        let agent = job.payload["agent"]?.int.map { AgentID(Int64($0)) }
        let detail = ["title", "day", "tracking", "reason", "outcome", "decision", "answerBy", "identity", "letter"].reduce(into: [String: String]())
        {
            $0[$1] = job.payload[$1]?.string
        }
        let news = ContactNews(what, agent: agent, agentName: job.payload["name"]?.string ?? "", detail: detail, key: "job \(job.id)")
        let id = DossierID(Int64(dossier))
        guard let organisation = try await product.dossiers.organisation(of: id) else { return }  // erased meanwhile
        let site = try await product.site(of: organisation)
        let line = try await product.dossiers.record(news, of: id, zone: site.zone, now: product.clock())
        if what == .counterReady, let line { try await tell(id, line: line, key: "counter:\(job.id)") }
    }

    /// The person is told that it waits for them, by anything but a letter.
    private func tell(_ dossier: DossierID, line: Int, key: String) async throws {
        try await TellPerson(product: product)(News(dossier: dossier, line: line, template: CorrespondenceFeature.counterReady, key: key))
    }
}
