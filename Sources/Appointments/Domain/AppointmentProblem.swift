import Core
import Scheduling

/// What people meet when they book.
enum AppointmentProblem: Problem, Equatable {
    case unknownType, unknownPlace, unknownDesk, unknownOpening, unknownAppointment
    /// Somebody else has it, or it cannot be booked any more. What is free around it is for the page to find.
    case taken
    /// The time during which it was kept is over, and somebody took it.
    case holdExpired
    case notRecognised
    /// They already have as many as one may have.
    case tooManyForOne
    /// A pre-application number that already has an appointment here.
    case applicationTaken(String)
    /// The State's service says that it cannot have an appointment.
    case applicationRefused(String, NationalStatus)
    /// One of the numbers is none.
    case applicationMalformed
    /// Not one number for each title.
    case applicationsMissing(wanted: Int, given: Int)
    /// Nobody showed that the contact is theirs.
    case proofMissing
    /// It has an appointment in another town.
    case applicationElsewhere(String, place: String)
    /// The State's service does not answer, and the authority wants to know first.
    case nationalSilent
    /// They are on the list for this already.
    case alreadyWaiting
    /// They are on as many lists as one may be.
    case tooManyWaits
    /// What was offered to them is offered to the next one.
    case offerOver
    /// This list is nobody's, or not theirs.
    case unknownWait
    /// No such draw by lot, or it is not for them to see.
    case unknownDraw
    /// Another draw holds some of these days already.
    case drawsOverlap
    /// They are registered for this draw already.
    case alreadyRegistered
    /// Nobody registers for it now: too early, too late, or called off.
    case registrationClosed
    case changedMeanwhile
    case tooLateToChange
    case notAllowedNow

    var kind: ProblemKind {
        switch self {
        case .unknownType, .unknownPlace, .unknownDesk, .unknownOpening, .unknownAppointment, .unknownWait, .unknownDraw: .notFound
        case .taken, .holdExpired, .changedMeanwhile, .applicationTaken, .applicationRefused, .applicationElsewhere, .nationalSilent, .alreadyWaiting,
            .offerOver, .drawsOverlap, .alreadyRegistered, .registrationClosed:
            .conflict
        case .applicationMalformed, .applicationsMissing, .proofMissing, .notRecognised, .tooManyForOne, .tooManyWaits, .tooLateToChange,
            .notAllowedNow:
            .invalid
        }
    }

    var message: UserMessage {
        switch self {
        case .unknownType: UserMessage("appointments.problem.unknownType")
        case .unknownPlace: UserMessage("appointments.problem.unknownPlace")
        case .unknownDesk: UserMessage("appointments.problem.unknownDesk")
        case .unknownOpening: UserMessage("appointments.problem.unknownOpening")
        case .unknownAppointment: UserMessage("appointments.problem.unknownAppointment")
        case .taken: UserMessage("appointments.problem.taken")
        case .holdExpired: UserMessage("appointments.problem.holdExpired")
        case .notRecognised: UserMessage("appointments.problem.notRecognised")
        case .tooManyForOne: UserMessage("appointments.problem.tooManyForOne")
        case .applicationTaken(let number): UserMessage("appointments.problem.applicationTaken", ["number": number])
        case .applicationRefused(let number, let status):
            UserMessage("appointments.problem.application.\(status.rawValue)", ["number": number])
        case .applicationMalformed: UserMessage("appointments.person.applicationWrong")
        case .applicationsMissing(let wanted, let given):
            UserMessage("appointments.problem.applicationsMissing", ["wanted": "\(wanted)", "given": "\(given)"])
        case .proofMissing: UserMessage("appointments.problem.proofMissing")
        case .applicationElsewhere(let number, let place):
            UserMessage("appointments.problem.applicationElsewhere", ["number": number, "place": place])
        case .nationalSilent: UserMessage("appointments.problem.nationalSilent")
        case .alreadyWaiting: UserMessage("appointments.problem.alreadyWaiting")
        case .tooManyWaits: UserMessage("appointments.problem.tooManyWaits")
        case .offerOver: UserMessage("appointments.problem.offerOver")
        case .unknownWait: UserMessage("appointments.problem.unknownWait")
        case .unknownDraw: UserMessage("appointments.problem.unknownDraw")
        case .drawsOverlap: UserMessage("appointments.problem.drawsOverlap")
        case .alreadyRegistered: UserMessage("appointments.problem.alreadyRegistered")
        case .registrationClosed: UserMessage("appointments.problem.registrationClosed")
        case .changedMeanwhile: UserMessage("appointments.problem.changedMeanwhile")
        case .tooLateToChange: UserMessage("appointments.problem.tooLateToChange")
        case .notAllowedNow: UserMessage("appointments.problem.notAllowedNow")
        }
    }

    /// Whether the person puts it right in the box of the numbers.
    var isAboutNumbers: Bool {
        switch self {
        case .applicationMalformed, .applicationsMissing, .applicationTaken, .applicationRefused, .applicationElsewhere, .nationalSilent: true
        default: false
        }
    }
}
