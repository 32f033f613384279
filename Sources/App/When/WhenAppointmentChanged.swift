import Appointments
import Core
import Correspondence
import Dossiers
import Storage

/// An appointment was taken, moved or cancelled, or is two days away: the request that it was asked for with says where it is now, and the person is told,
/// with what puts it in their calendar.
struct WhenAppointmentChanged {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let news = AppointmentNews(job.payload), let organisation = try await product.appointments.organisation(of: news.appointment) else {
            return
        }
        if let answer = try await product.appointments.answer(after: news, words: product.french) {
            let now = AppointmentAnswer(to: answer.field, answer.text, isCancelled: answer.isCancelled)
            try await product.dossiers.follow(now, of: answer.dossier, now: product.clock()) { try answer.isStillSo(on: $0) }
        }
        let site = try await product.site(of: organisation)
        let now = product.clock()
        let dossier = try await product.appointments.dossier(of: news.appointment)
        // What the person asked for with their request, and where they live, for those who gave no e-mail.
        let reach = if let dossier, let told = try await product.told(dossier, line: 1) { Reach(told.facts) } else { nil as Reach? }
        let message = try await product.appointments.message(
            news, site: site, words: product.french, postal: reach?.postalAddress ?? [], prefersPost: reach?.prefersPost ?? false, now: now)
        guard let message else { return }
        try await product.tell(message, about: dossier, key: news.key, site: site, now: now)
    }
}
