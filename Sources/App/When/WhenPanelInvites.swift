import Panels
import Storage

/// An agent puts a panel to those who agreed, or reminds them once: a hundred messages, then what asks the next hundred.
struct WhenPanelInvites {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let organisation = PanelsFeature.organisation(of: job.payload) else { return }
        let site = try await product.site(of: organisation)
        try await product.panels.invite(job.payload, site: site, words: product.french, now: product.clock())
    }

    func reminds(_ job: Job) async throws {
        guard let organisation = PanelsFeature.organisation(of: job.payload) else { return }
        let site = try await product.site(of: organisation)
        try await product.panels.remind(job.payload, site: site, words: product.french, now: product.clock())
    }
}
