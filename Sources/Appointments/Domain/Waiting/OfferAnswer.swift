import Core
import Scheduling

/// How somebody takes what was offered to them.
struct OfferAnswer: Sendable, Equatable {
    /// The numbers of the pre-applications that it is for.
    var applications: [String] = []
    /// A later appointment for the same, which they give up for this one, in the same transaction.
    var givingUp: AppointmentID?
}

/// The other appointments to come, for the same thing, of the contact to whom something is offered.
struct OthersOfContact: Sendable {
    let appointments: [Appointment]

    /// Those that what is offered could stand for. Of people who come together, one does not speak for the others: they move theirs themselves.
    func later(than offered: Appointment) -> [Appointment] { appointments.filter { $0.start > offered.start && $0.group == nil } }

    /// Whether one more would be too many.
    func isFull(_ offer: Offer) -> Bool { offer.details.mostForOne.map { appointments.count >= $0 } ?? false }
}
