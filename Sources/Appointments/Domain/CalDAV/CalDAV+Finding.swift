import Core
import Foundation

/// A calendar of somebody, on their server.
struct FoundCalendar: Sendable, Equatable {
    let address: String
    /// As they named it; its address when they did not.
    let name: String
}

/// Finding somebody's calendars from the address of their server (RFC 6764, 6; RFC 4791, 6.2.1; RFC 5397). Not by the name of a domain in the DNS.
extension CalDAV {
    static let mostFound = 50

    /// The calendar at this address; if there is none, those to which the server leads from it.
    /// - Throws: as ``mark(of:)``; `elsewhere` when they are on another machine, to which the password does not go.
    func calendars(of account: CalDAVAccount) async throws(AgendaFault) -> [FoundCalendar] {
        let start = try await beginning(of: account)
        if start.told["resourcetype/calendar"] != nil {
            return [FoundCalendar(address: start.at.address, name: Self.name(in: start.told, at: start.at.address))]
        }
        let home: CalDAVAccount
        if let path = start.told["calendar-home-set/href"]?.first {
            home = try start.at.at(path)
        } else if let path = start.told["current-user-principal/href"]?.first {
            let principal = try start.at.at(path)
            guard let path = try await told(of: principal)["calendar-home-set/href"]?.first else { throw .notCalDAV }
            home = try principal.at(path)
        } else {
            throw .notCalDAV
        }
        let listed = try DavReading.responses(in: try await server.ask("PROPFIND", Self.finding, depth: 1, of: home))
        let found = listed.filter { $0["resourcetype/calendar"] != nil }.prefix(Self.mostFound).compactMap { told -> FoundCalendar? in
            guard let path = told["response/href"]?.first, let address = try? home.at(path).address else { return nil }
            return FoundCalendar(address: address, name: Self.name(in: told, at: address))
        }
        guard !found.isEmpty else { throw .notCalDAV }
        return found
    }

    private typealias Told = [String: [String]]

    /// What is told at the address, or where its server says that calendars are (RFC 6764, 5): one step, on the same machine.
    private func beginning(of account: CalDAVAccount) async throws(AgendaFault) -> (at: CalDAVAccount, told: Told) {
        let fault: AgendaFault
        do {
            return (account, try await told(of: account))
        } catch {
            switch error {
            case .refused(403), .refused(404), .refused(405), .notCalDAV, .elsewhere: fault = error
            default: throw error
            }
        }
        guard let known = try? account.at("/.well-known/caldav"), known.address != account.address,
            let answer = try? await server.answer("PROPFIND", Self.finding, depth: 0, of: known)
        else { throw fault }
        switch answer {
        case .multistatus(let text):
            guard let told = try DavReading.responses(in: text).first else { throw fault }
            return (known, told)
        case .moved(let address):
            let moved = try known.at(address)
            return (moved, try await told(of: moved))
        }
    }

    private func told(of account: CalDAVAccount) async throws(AgendaFault) -> Told {
        guard let told = try DavReading.responses(in: try await server.ask("PROPFIND", Self.finding, depth: 0, of: account)).first else {
            throw .notCalDAV
        }
        return told
    }

    private static func name(in told: Told, at address: String) -> String {
        let name = (told["displayname"] ?? []).map { Text.trimmed($0) }.first { !$0.isEmpty }
        return String((name ?? address).prefix(80))
    }

    private static let finding = """
        <?xml version="1.0" encoding="utf-8"?>\
        <d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><d:resourcetype/><d:displayname/><d:current-user-principal/>\
        <c:calendar-home-set/></d:prop></d:propfind>
        """
}

extension CalDAVAccount {
    /// The same person at another path of the same machine.
    /// - Throws: `elsewhere`: the password goes to no other.
    fileprivate func at(_ path: String) throws(AgendaFault) -> CalDAVAccount {
        guard let base = URL(string: address), let url = URL(string: Text.trimmed(path), relativeTo: base)?.absoluteURL else { throw .notCalDAV }
        guard url.scheme == base.scheme, url.host() == base.host(), url.port == base.port, url.user() == nil else { throw .elsewhere }
        return CalDAVAccount(address: url.absoluteString, user: user, password: password)
    }
}
