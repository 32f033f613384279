import Appointments
import Core
import Storage

/// An appointment was taken, moved or cancelled, or is two days away: the person is told, with what puts it in their calendar.
struct WhenAppointmentChanged {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = AppointmentNews(job.payload), let organisation = try await product.appointments.organisation(of: news.appointment) else {
            return
        }
        let site = try await product.site(of: organisation)
        let now = product.clock()
        guard let message = try await product.appointments.message(news, site: site, words: product.french, now: now) else { return }
        try await product.tell(message, key: news.key, site: site, now: now)
    }
}
