import Appointments
import Core
import Storage

/// Somebody registered for a draw, or its lots were drawn and nothing was left for them: they are told, by mail or by short message.
struct WhenLotsDrawn {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = DrawNews(job.payload), let organisation = try await product.appointments.organisation(of: news.registration) else { return }
        let site = try await product.site(of: organisation)
        let now = product.clock()
        guard let message = try await product.appointments.message(news, site: site, words: product.french, now: now) else { return }
        try await product.tell(message, key: news.key, site: site, now: now)
    }
}
