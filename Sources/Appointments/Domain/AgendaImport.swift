import Core
import Foundation
import Scheduling

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

    /// A password that was refused is not tried over and over, which would close the account: once a day, for servers that were wrong themselves.
    static let intervalOfRefused: TimeInterval = 86_400

    let agendas: any Agendas
    let fetching: any AgendaFetching
    var dav: CalDAV?
    var seal: (any PasswordSeal)?

    /// `webcal://` is how calendars call https.
    static func address(_ typed: String) throws(AgendaFault) -> String {
        let text = typed.hasPrefix("webcal://") ? "https://" + typed.dropFirst(9) : typed
        guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let parts = URLComponents(string: text),
            parts.scheme == "https", let host = parts.host, !host.isEmpty, parts.user == nil
        else { throw .notAnAddress }
        return text
    }

    /// The calendars at an address: one, when it is that of a calendar or is read without a password.
    func calendars(at address: String, as login: (user: String, password: String)?) async throws(AgendaFault) -> [FoundCalendar] {
        guard let login, let dav else { return [FoundCalendar(address: address, name: address)] }
        return try await dav.calendars(of: CalDAVAccount(address: address, user: login.user, password: login.password))
    }

    /// - Parameters:
    ///   - text: of the file; `nil` when there is an address.
    ///   - login: as whom it is read, by CalDAV.
    ///   - agent: who gives it for themselves.
    func add(
        _ text: String?, at address: String?, as login: (user: String, password: String)? = nil, by agent: AgentID? = nil, named name: String,
        to desk: ReceiverID, of place: Place, now: Date
    ) async throws {
        guard try await agendas.agendas(of: place.id).count < Self.mostOfAPlace else { throw AgendaFault.tooMany }
        let (got, sealed) = try await read(text, at: address, as: login, in: place.details.zone, now)
        let next = now + (address == nil ? Self.intervalOfFiles : Self.interval)
        let new = NewAgenda(
            place: place.id, desk: desk, name: name, address: address, source: got.source, due: next, login: sealed, mark: got.mark, agent: agent)
        try await agendas.add(new, busy: got.busy, now: now)
    }

    private typealias Got = (source: String, busy: [Span], mark: String?)

    private func read(
        _ text: String?, at address: String?, as login: (user: String, password: String)?, in zone: TimeZone, _ now: Date
    ) async throws -> (Got, AgendaLogin?) {
        if text == nil, let address, let login, let dav, let seal {
            let account = CalDAVAccount(address: address, user: login.user, password: login.password)
            // The mark first: what changes in between is read once more, never missed.
            let mark = try await mark(of: account, dav, in: zone, now)
            let got = try await whole(account, dav, in: zone, now, mark)
            return (got, AgendaLogin(user: login.user, sealedPassword: try seal.close(Array(login.password.utf8), for: address)))
        }
        let got: String
        if let text { got = text } else if let address { got = try await fetching.text(at: address) } else { throw AgendaFault.nothing }
        let (source, busy) = try Self.read(got, in: zone, now)
        return ((source, busy, nil), nil)
    }

    /// With the day: once a day it is read whole all the same, for the days that come nearer are in no mark of a server.
    private func mark(of account: CalDAVAccount, _ dav: CalDAV, in zone: TimeZone, _ now: Date) async throws(AgendaFault) -> String? {
        try await dav.mark(of: account).map { "\(LocalDate(now, in: zone)) \($0)" }
    }

    private func whole(_ account: CalDAVAccount, _ dav: CalDAV, in zone: TimeZone, _ now: Date, _ mark: String?) async throws(AgendaFault) -> Got {
        let days = Self.days(in: zone, now)
        let calendar = try await dav.calendar(of: account, on: days, in: zone)
        do { return (calendar.reduced, try calendar.busy(on: days), mark) } catch { throw .file(error) }
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

    /// - Returns: what is wrong, if it is; told in the agenda too.
    @discardableResult func refresh(_ agenda: Agenda, now: Date) async throws -> AgendaFault? {
        guard let zone = try await agendas.zone(of: agenda.place) else { return nil }
        do {
            let got = try await read(agenda, in: zone, now)
            try await agendas.save(.good(source: got.source, busy: got.busy, mark: got.mark), of: agenda, now: now)
            return nil
        } catch let fault as AgendaFault {
            try await agendas.save(.failed(fault, busy: try? Self.read(agenda.source, in: zone, now).busy), of: agenda, now: now)
            return fault
        }
    }

    /// Takes another password for it, when the server does.
    func renew(_ agenda: Agenda, with password: String, now: Date) async throws {
        guard let zone = try await agendas.zone(of: agenda.place), let address = agenda.address, let user = agenda.login?.user else { return }
        let (got, login) = try await read(nil, at: address, as: (user, password), in: zone, now)
        guard let login else { return }
        try await agendas.renew(agenda.id, sealedPassword: login.sealedPassword, now: now)
        var renewed = agenda
        renewed.login = login
        try await agendas.save(.good(source: got.source, busy: got.busy, mark: got.mark), of: renewed, now: now)
    }

    private func read(_ agenda: Agenda, in zone: TimeZone, _ now: Date) async throws -> Got {
        guard let login = agenda.login, let address = agenda.address, let dav else {
            let text = if let address = agenda.address { try await fetching.text(at: address) } else { agenda.source }
            let (source, busy) = try Self.read(text, in: zone, now)
            return (source, busy, nil)
        }
        guard let password = try? seal?.open(login.sealedPassword, for: address) else { throw AgendaFault.unauthorised }
        let account = CalDAVAccount(address: address, user: login.user, password: String(decoding: password, as: UTF8.self))
        let mark = try await mark(of: account, dav, in: zone, now)
        if let mark, mark == agenda.mark {
            let (source, busy) = try Self.read(agenda.source, in: zone, now)
            return (source, busy, mark)
        }
        return try await whole(account, dav, in: zone, now, mark)
    }

    /// The year that comes, and yesterday: as far as one can book.
    private static func days(in zone: TimeZone, _ now: Date) -> ClosedRange<LocalDate> {
        let today = LocalDate(now, in: zone)
        return today.adding(days: -1)...today.adding(months: 12).adding(days: 1)
    }

    static func read(_ text: String, in zone: TimeZone, _ now: Date) throws(AgendaFault) -> (source: String, busy: [Span]) {
        do {
            let calendar = try ImportedCalendar(text, in: zone)
            return (calendar.reduced, try calendar.busy(on: days(in: zone, now)))
        } catch { throw .file(error) }
    }
}
