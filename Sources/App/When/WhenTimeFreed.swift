import Appointments
import Core
import Correspondence
import Storage

/// Somebody asked to wait, or a time came free that is kept for them: they are told, by mail or by short message; who reads neither is called, unless
/// they answered meanwhile.
struct WhenTimeFreed {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = WaitNews(job.payload), let organisation = try await product.appointments.organisation(of: news.wait) else { return }
        let site = try await product.site(of: organisation)
        let now = product.clock()
        if let answered = news.answeredKey {
            return try await product.database.write { try product.correspondence.forgetCall(answered, in: organisation, on: $0) }
        }
        guard let message = try await product.appointments.message(news, site: site, words: product.french, now: now) else { return }
        try await product.tell(message, key: news.key, site: site, now: now)
    }
}
