import Core
import Foundation
import Scheduling

enum AgendaKind {}
typealias AgendaID = ID<AgendaKind>

/// The calendar that an agent keeps elsewhere, whose events take the time of a desk.
struct Agenda: Sendable, Equatable {
    let id: AgendaID
    let place: PlaceID
    let desk: ReceiverID
    let name: String
    /// Where it is read again from; `nil` for one that was given as a file. **Whoever has it reads that calendar.**
    let address: String?
    /// What tells the time in it, as it was when it could last be read.
    let source: String
    /// When that was.
    let readAt: Date
    /// What was wrong the last time, if it was.
    let fault: AgendaFault?
    let due: Date
    /// As whom it is read by CalDAV, and the sealed password.
    var login: AgendaLogin?
    /// What a CalDAV server said of its state when it was last read whole, and on which day: see ``CalDAV/mark(of:)``.
    var mark: String?
    /// Who gave it for themselves; `nil`: an administrator.
    var agent: AgentID?

    /// The part of the address that tells no secret.
    var host: String? { address?.split(separator: "/").dropFirst().first.map(String.init) }
}

/// As whom a calendar is read.
struct AgendaLogin: Sendable, Equatable {
    let user: String
    let sealedPassword: String
}

/// Closes passwords that must be read again, for one address alone.
protocol PasswordSeal: Sendable {
    func close(_ bytes: [UInt8], for owner: String) throws -> String
    func open(_ text: String, for owner: String) throws -> [UInt8]
}

/// Calendars of elsewhere, as they are kept.
protocol Agendas: Sendable {
    func agendas(of place: PlaceID) async throws -> [Agenda]
    /// Those that an agent gave for themselves.
    func agendas(by agent: AgentID, in organisation: OrganisationID) async throws -> [Agenda]
    func add(_ agenda: NewAgenda, busy: [Span], now: Date) async throws
    func remove(_ agenda: AgendaID, of place: PlaceID) async throws
    /// Those whose time has come, given to one process alone: the next time is written as they are taken.
    func take(atMost count: Int, again: Date, now: Date) async throws -> [Agenda]
    /// What an agenda is now. Nothing, when somebody gave another password since it was taken.
    func save(_ reading: AgendaReading, of agenda: Agenda, now: Date) async throws
    /// Another password, to be tried at once.
    func renew(_ agenda: AgendaID, sealedPassword: String, now: Date) async throws
    func zone(of place: PlaceID) async throws -> TimeZone?
    /// The addresses that are read outside.
    func addresses(in organisation: OrganisationID) async throws -> [String]
    /// Appointments to come whose time these calendars take, in the order of time.
    func hit(at place: PlaceID, now: Date) async throws -> [Appointment]
}

/// What came of reading an agenda again.
enum AgendaReading: Sendable {
    /// - Parameter mark: of a CalDAV server.
    case good(source: String, busy: [Span], mark: String?)
    /// What was known stays, with the days that came nearer: `nil` when even that cannot be computed, and the closure stays as it was.
    case failed(AgendaFault, busy: [Span]?)

    var source: String? { if case .good(let source, _, _) = self { source } else { nil } }
    var mark: String? { if case .good(_, _, let mark) = self { mark } else { nil } }
    var fault: AgendaFault? { if case .failed(let fault, _) = self { fault } else { nil } }

    var busy: [Span]? {
        switch self {
        case .good(_, let busy, _): busy
        case .failed(_, let busy): busy
        }
    }
}

/// A calendar that somebody gives.
struct NewAgenda: Sendable {
    let place: PlaceID
    let desk: ReceiverID
    let name: String
    let address: String?
    let source: String
    let due: Date
    var login: AgendaLogin?
    var mark: String?
    var agent: AgentID?
}
