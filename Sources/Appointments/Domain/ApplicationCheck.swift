import Core
import Foundation
import Scheduling

/// Asks the State's coordination service whether pre-applications can have an appointment, before it is confirmed: one that is not validated would be
/// sent away at the counter, one that has an appointment elsewhere would hold two.
struct ApplicationCheck: Sendable {
    let coordination: NationalCoordination
    /// What becomes of an appointment when the service does not answer. Accepted, its numbers are still declared later, if they are valid then.
    let refusesWhenSilent: Bool

    /// - Throws: ``AppointmentProblem/applicationRefused(_:_:)``, ``AppointmentProblem/applicationElsewhere(_:place:)``,
    ///   ``AppointmentProblem/nationalSilent``.
    ///
    /// - Parameter site: the address of this authority's. What it declared itself is for its own limits to judge, in the transaction that books: a
    ///   cancellation is told to the service later.
    func check(_ numbers: [String], at place: PlaceID, of site: String, today: LocalDate) async throws {
        guard !numbers.isEmpty else { return }
        let known: JSON
        do {
            known = try await coordination.status(of: numbers, at: "\(place)")
        } catch is NationalFault {
            if refusesWhenSilent { throw AppointmentProblem.nationalSilent }
            return
        }
        for number in numbers {
            let status = (known[number]?["status"]?.string).map { NationalStatus(rawValue: $0) ?? .unknown } ?? .unknown
            guard status == .validated else { throw AppointmentProblem.applicationRefused(number, status) }
            let other = (known[number]?["appointments"]?.array ?? []).first {
                ($0["appointment_date"]?.string ?? "") >= today.description && !($0["management_url"]?.string ?? "").hasPrefix("\(site)/")
            }
            if let other { throw AppointmentProblem.applicationElsewhere(number, place: other["meeting_point"]?.string ?? "") }
        }
    }
}

/// What the service says of a pre-application. Only the first can have an appointment.
enum NationalStatus: String, Sendable, CaseIterable {
    case validated
    /// Not finished by the person.
    case declared
    /// A title was made of it.
    case consumed
    case expired
    case unknown
}
