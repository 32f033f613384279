import Core
import Scheduling

/// Why a calendar could not be taken in.
enum AgendaFault: Problem, Equatable {
    case file(CalendarFault)
    /// An address that is no https address.
    case notAnAddress
    /// An address inside the network of the server.
    case inside
    case unreachable
    /// What the other server answered.
    case refused(Int)
    /// Neither a file nor an address was given.
    case nothing
    case tooMany
    /// The name or the password.
    case unauthorised
    /// A name without a password, or a password without a name.
    case incomplete
    /// Whose time it takes was not said.
    case noDesk
    /// It answers, but not as a CalDAV server does.
    case notCalDAV
    /// It sends to another address, where a password would not go unseen.
    case elsewhere

    var kind: ProblemKind { .invalid }

    var message: UserMessage {
        switch self {
        case .file(.unreadable(let line)): UserMessage("appointments.agenda.fault.unreadable", ["line": "\(line)"])
        case .file(.unknownRhythm(let line)): UserMessage("appointments.agenda.fault.unknownRhythm", ["line": "\(line)"])
        case .refused(let status): UserMessage("appointments.agenda.fault.refused", ["status": "\(status)"])
        default: UserMessage("appointments.agenda.fault.\(name)")
        }
    }

    private var name: String {
        switch self {
        case .file(.notACalendar): "notACalendar"
        case .file(.unfinished): "unfinished"
        case .file(.tooLarge): "tooLarge"
        case .file(.tooMuch): "tooMuch"
        case .file(.unreadable): "unreadable"
        case .file(.unknownRhythm): "unknownRhythm"
        case .notAnAddress: "notAnAddress"
        case .inside: "inside"
        case .unreachable: "unreachable"
        case .refused: "refused"
        case .nothing: "nothing"
        case .tooMany: "tooMany"
        case .unauthorised: "unauthorised"
        case .incomplete: "incomplete"
        case .noDesk: "noDesk"
        case .notCalDAV: "notCalDAV"
        case .elsewhere: "elsewhere"
        }
    }

    /// « unreadable 12 », as the database keeps it.
    var text: String {
        switch self {
        case .file(.unreadable(let line)), .file(.unknownRhythm(let line)), .refused(let line): "\(name) \(line)"
        default: name
        }
    }

    init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let all: [AgendaFault] = [
            .file(.notACalendar), .file(.unfinished), .file(.tooLarge), .file(.tooMuch), .file(.unreadable(line: number)),
            .file(.unknownRhythm(line: number)), .notAnAddress, .inside, .unreachable, .refused(number), .nothing, .tooMany,
            .unauthorised, .incomplete, .noDesk, .notCalDAV, .elsewhere,
        ]
        guard let known = all.first(where: { $0.name == parts.first }) else { return nil }
        self = known
    }
}
