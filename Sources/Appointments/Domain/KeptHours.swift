import Core
import Scheduling

/// A change of the hours of a place that may leave people who have an appointment with nobody to receive them.
enum HoursChange: Sendable {
    /// `nil`: the whole place.
    case closing(Closure, ReceiverID?)
    case closingDesk(ReceiverID)
    case changing(KeptOpening)
    case removing(OpeningID)
    /// Its clock and its days off.
    case changingPlace(PlaceDetails)
}

/// The hours of a place, as they are kept or as a change would make them.
struct KeptHours: Sendable {
    var place: Place
    var desks: [Desk]
    var openings: [KeptOpening]
    var closures: [KeptClosure]

    func after(_ change: HoursChange) -> KeptHours {
        var after = self
        switch change {
        case .closing(let closure, let desk):
            after.closures.append(KeptClosure(id: ClosureID(0), place: place.id, desk: desk, closure: closure, reason: ""))
        case .closingDesk(let desk): after.desks.removeAll { $0.id == desk }
        case .changing(let opening): after.openings = openings.map { $0.id == opening.id ? opening : $0 }
        case .removing(let opening): after.openings.removeAll { $0.id == opening }
        case .changingPlace(let details): after.place.details = details
        }
        return after
    }

    /// Those that nobody receives, out of appointments of these days. What was booked beside the hours was meant so, and is left out.
    func unreceived(_ appointments: [Appointment], on days: ClosedRange<LocalDate>) -> [Appointment] {
        let almanac = place.details.almanac(covering: days)
        let receivers = Dictionary(uniqueKeysWithValues: desks.filter(\.isOpen).map { ($0.id, receiver($0)) })
        return appointments.filter { appointment in
            appointment.state == .booked && !appointment.isOverbooked
                && receivers[appointment.desk]?.receives(during: appointment.taken, at: place.id, almanac) != true
        }
    }

    private func receiver(_ desk: Desk) -> Receiver {
        Receiver(
            desk.id, capacity: desk.capacity, openings: openings.filter { $0.desk == desk.id }.map(\.opening),
            closures: closures.filter { $0.desk == nil || $0.desk == desk.id }.map(\.closure))
    }
}

extension [Appointment] {
    /// Those that were taken together once, at the hour of the first: it stands for all.
    /// - Parameter all: where the first is, when it is not hit itself.
    func onceForAll(of all: [Appointment]) -> [Appointment] {
        let heads = Dictionary(all.filter { $0.group == $0.id }.map { ($0.id, $0) }) { first, _ in first }
        var seen: Set<AppointmentID> = []
        return filter { seen.insert($0.group ?? $0.id).inserted }.map { one in one.group.flatMap { heads[$0] } ?? one }
    }
}
