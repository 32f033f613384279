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

    /// The part of the address that tells no secret.
    var host: String? { address?.split(separator: "/").dropFirst().first.map(String.init) }
}

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
        ]
        guard let known = all.first(where: { $0.name == parts.first }) else { return nil }
        self = known
    }
}

/// Calendars of elsewhere, as they are kept.
protocol Agendas: Sendable {
    func agendas(of place: PlaceID) async throws -> [Agenda]
    func add(_ agenda: NewAgenda, busy: [Span], now: Date) async throws
    func remove(_ agenda: AgendaID, of place: PlaceID) async throws
    /// Those whose time has come, given to one process alone: the next time is written as they are taken.
    func take(atMost count: Int, again: Date, now: Date) async throws -> [Agenda]
    /// - Parameter source: `nil` when it could not be read: what was known stays, with the days that came nearer.
    func save(_ agenda: Agenda, source: String?, busy: [Span], fault: AgendaFault?, now: Date) async throws
    func zone(of place: PlaceID) async throws -> TimeZone?
}

/// A calendar that somebody gives.
struct NewAgenda: Sendable {
    let place: PlaceID
    let desk: ReceiverID
    let name: String
    let address: String?
    let source: String
    let due: Date
}

/// Gets a calendar from where it is.
protocol AgendaFetching: Sendable {
    func text(at address: String) async throws(AgendaFault) -> String
}

/// Takes calendars in, and keeps them as they are elsewhere. What cannot be read changes nothing: the last good version stays.
struct AgendaImport: Sendable {
    static let mostOfAPlace = 50
    static let interval: TimeInterval = 900
    /// Of a file, nothing changes but the days that come nearer.
    static let intervalOfFiles: TimeInterval = 86_400

    let agendas: any Agendas
    let fetching: any AgendaFetching

    /// `webcal://` is how calendars call https.
    static func address(_ typed: String) throws(AgendaFault) -> String {
        let text = typed.hasPrefix("webcal://") ? "https://" + typed.dropFirst(9) : typed
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let parts = URLComponents(string: text),
            parts.scheme == "https", let host = parts.host, !host.isEmpty, parts.user == nil
        else { throw .notAnAddress }
        return text
    }

    /// - Parameter text: of the file; `nil` when there is an address.
    func add(_ text: String?, at address: String?, named name: String, to desk: ReceiverID, of place: Place, now: Date) async throws {
        guard try await agendas.agendas(of: place.id).count < Self.mostOfAPlace else { throw AgendaFault.tooMany }
        let got: String
        if let text { got = text } else if let address { got = try await fetching.text(at: address) } else { throw AgendaFault.nothing }
        let (source, busy) = try Self.read(got, in: place.details.zone, now)
        let next = now + (address == nil ? Self.intervalOfFiles : Self.interval)
        let new = NewAgenda(place: place.id, desk: desk, name: name, address: address, source: source, due: next)
        try await agendas.add(new, busy: busy, now: now)
    }

    /// Reads again those whose time has come, together: one that does not answer keeps none waiting.
    /// - Returns: how many.
    func refresh(now: Date) async throws -> Int {
        let due = try await agendas.take(atMost: 20, again: now + Self.interval, now: now)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for agenda in due { group.addTask { try await refresh(agenda, now: now) } }
            try await group.waitForAll()
        }
        return due.count
    }

    func refresh(_ agenda: Agenda, now: Date) async throws {
        guard let zone = try await agendas.zone(of: agenda.place) else { return }
        do {
            let text = if let address = agenda.address { try await fetching.text(at: address) } else { agenda.source }
            let (source, busy) = try Self.read(text, in: zone, now)
            try await agendas.save(agenda, source: source, busy: busy, fault: nil, now: now)
        } catch let fault as AgendaFault {
            let known = (try? Self.read(agenda.source, in: zone, now))?.busy ?? []
            try await agendas.save(agenda, source: nil, busy: known, fault: fault, now: now)
        }
    }

    /// The year that comes, and yesterday: as far as one can book.
    private static func read(_ text: String, in zone: TimeZone, _ now: Date) throws(AgendaFault) -> (source: String, busy: [Span]) {
        let today = LocalDate(now, in: zone)
        do {
            let calendar = try ImportedCalendar(text, in: zone)
            return (calendar.reduced, try calendar.busy(on: today.adding(days: -1)...today.adding(months: 12).adding(days: 1)))
        } catch { throw .file(error) }
    }
}
