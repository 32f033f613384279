import Appointments
import Core
import Storage

/// Somebody is about to book, and shows that the address is theirs: a code is sent to it, by mail or by short message.
struct WhenProofAsked {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = ProofNews(job.payload), let organisation = try await product.appointments.organisation(of: news.appointment) else { return }
        let site = try await product.site(of: organisation)
        guard let message = try await product.appointments.message(news, site: site, words: product.french) else { return }
        try await product.tell(message, key: "proof:\(job.id)", site: site, now: product.clock())
    }
}
