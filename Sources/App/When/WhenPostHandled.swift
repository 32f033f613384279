import Core
import Dossiers
import Foundation
import Storage
import Web

/// A letter left or came back, or somebody phoned: the dossier's history says so.
struct WhenPostHandled {
    let product: Product
    let what: ContactNews.What

    func callAsFunction(_ job: Job) async throws {
        guard let dossier = job.payload["dossier"]?.int, let agent = job.payload["agent"]?.int, let name = job.payload["name"]?.string else { return }
        let detail = ["title", "day", "tracking", "reason", "outcome", "decision"].reduce(into: [String: String]()) {
            $0[$1] = job.payload[$1]?.string
        }
        let news = ContactNews(what, agent: AgentID(Int64(agent)), agentName: name, detail: detail, key: "job \(job.id)")
        let id = DossierID(Int64(dossier))
        guard let organisation = try await product.dossiers.organisation(of: id) else { return }  // erased meanwhile
        let site = try await product.site(of: organisation)
        try await product.dossiers.record(news, of: id, zone: site.zone, now: product.clock())
    }
}
