import Core

/// A code to send to who wants the time that is kept for them: the job that `App` does after the commit. Whoever asks again is sent it again.
public struct ProofNews: Sendable {
    public let appointment: AppointmentID

    public static let jobKind = "appointment.proof"

    init(of appointment: AppointmentID) { self.appointment = appointment }

    public init?(_ payload: JSON) {
        guard let id = payload["id"]?.int else { return nil }
        appointment = AppointmentID(Int64(id))
    }

    var payload: JSON { ["id": .int(Int(appointment.rawValue))] }
}
