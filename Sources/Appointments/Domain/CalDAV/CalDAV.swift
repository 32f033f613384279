import Core
import Foundation
import Scheduling

/// A calendar on a CalDAV server (RFC 4791), and as whom it is read there.
struct CalDAVAccount: Sendable, Equatable {
    /// Of the calendar itself, not of the server.
    let address: String
    let user: String
    let password: String
}

/// What a CalDAV server answers.
enum DavAnswer: Sendable {
    /// XML.
    case multistatus(String)
    /// Another address, to which nothing was sent.
    case moved(to: String)
}

/// Asks a CalDAV server something.
protocol CalDAVAsking: Sendable {
    func answer(_ method: String, _ body: String, depth: Int, of account: CalDAVAccount) async throws(AgendaFault) -> DavAnswer
}

extension CalDAVAsking {
    /// - Returns: what it answers, as XML.
    func ask(_ method: String, _ body: String, depth: Int, of account: CalDAVAccount) async throws(AgendaFault) -> String {
        guard case .multistatus(let text) = try await answer(method, body, depth: depth, of: account) else { throw .elsewhere }
        return text
    }
}

/// The time that a calendar on a CalDAV server takes.
struct CalDAV: Sendable {
    let server: any CalDAVAsking

    /// What changes when the calendar does: its `ctag`, which most servers have, else its sync token (RFC 6578). `nil`: it has neither, and is read each time.
    /// - Throws: `notCalDAV` when there is something else at that address: the calendars of somebody, all together, answer to a question about events that there are none.
    func mark(of account: CalDAVAccount) async throws(AgendaFault) -> String? {
        let body = """
            <?xml version="1.0" encoding="utf-8"?>\
            <d:propfind xmlns:d="DAV:" xmlns:cs="http://calendarserver.org/ns/"><d:prop><d:resourcetype/><cs:getctag/><d:sync-token/></d:prop></d:propfind>
            """
        let texts = try DavReading.texts(in: try await server.ask("PROPFIND", body, depth: 0, of: account))
        guard texts["calendar"] != nil else { throw .notCalDAV }
        let found = (texts["getctag"] ?? []) + (texts["sync-token"] ?? [])
        return found.map { Text.trimmed($0) }.first { !$0.isEmpty && $0.utf8.count <= 1000 }
    }

    /// Asks for the events of these days alone, those that come back already told one by one (RFC 4791, 7.8 and 9.6.5). A server that does not do so sends their
    /// rules, which are computed here as those of any calendar.
    func calendar(of account: CalDAVAccount, on days: ClosedRange<LocalDate>, in zone: TimeZone) async throws(AgendaFault) -> ImportedCalendar {
        let texts = try DavReading.texts(in: try await server.ask("REPORT", Self.question(days), depth: 1, of: account))
        guard texts["multistatus"] != nil else { throw .notCalDAV }
        // « There is more » (RFC 4918, 11.5): what is left out would be shown as free.
        guard texts["status"]?.contains(where: { $0.contains(" 507") }) != true else { throw .file(.tooMuch) }
        let events = (texts["calendar-data"] ?? []).filter { !Text.trimmed($0).isEmpty }
        do { return try ImportedCalendar(pieces: events, in: zone) } catch { throw .file(error) }
    }

    private static func question(_ days: ClosedRange<LocalDate>) -> String {
        let range = "start=\"\(stamp(days.lowerBound))\" end=\"\(stamp(days.upperBound.adding(days: 1)))\""
        return """
            <?xml version="1.0" encoding="utf-8"?>\
            <c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">\
            <d:prop><c:calendar-data><c:expand \(range)/></c:calendar-data></d:prop>\
            <c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range \(range)/></c:comp-filter></c:comp-filter></c:filter>\
            </c:calendar-query>
            """
    }

    private static func stamp(_ day: LocalDate) -> String { day.description.replacing("-", with: "") + "T000000Z" }
}
