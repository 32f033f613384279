import Foundation
import TestSupport

/// A small CalDAV server on this machine: one calendar, one login, and whatever goes wrong.
final class DavServer: LoopbackServer, @unchecked Sendable {
    enum Mood: Sendable {
        case well
        /// Never answers.
        case slow
        /// Tells of somebody's calendars, as servers do: from its well-known address to them. *elsewhere*: they are on another machine.
        case leads(calendars: [String], elsewhere: Bool = false)
        /// Answers that, whatever is asked.
        case says(status: String, headers: String = "", body: String = "", only: String = "")
    }

    private let lock = NSLock()
    private var mood = Mood.well
    private var events: [String] = []
    private var tag = 1
    private var asked: [String] = []
    private var password = "secret"

    var address: String { "http://127.0.0.1:\(port)/dav/bruno/travail/" }
    /// The method and the depth of each question, and how many elements were asked to be expanded.
    var questions: [String] { lock.withLock { asked } }

    func holds(_ events: [String]) { lock.withLock { (self.events, tag) = (events, tag + 1) } }
    func wants(password: String) { lock.withLock { self.password = password } }
    func feels(_ mood: Mood) { lock.withLock { self.mood = mood } }

    override func answer(_ request: String) -> Answer? {
        let (mood, events, tag) = lock.withLock { (self.mood, self.events, self.tag) }
        lock.withLock { asked.append(Self.summary(request)) }
        return switch mood {
        case .slow: nil
        case .says(let status, let headers, let body, let only) where request.hasPrefix(only): Answer(status, headers: headers, body)
        case .leads(let calendars, let elsewhere):
            lead(request, to: calendars, on: elsewhere ? "http://127.0.0.2" : "") ?? answer(request, events, tag)
        case .says, .well: answer(request, events, tag)
        }
    }

    private func answer(_ request: String, _ events: [String], _ tag: Int) -> Answer {
        let login = Data("bruno:\(lock.withLock { password })".utf8).base64EncodedString()
        guard request.contains("Authorization: Basic \(login)\r\n") else {
            return Answer("401 Unauthorized", headers: "WWW-Authenticate: Basic realm=\"dav\"\r\n")
        }
        let head =
            "<?xml version=\"1.0\"?><d:multistatus xmlns:d=\"DAV:\" xmlns:cal=\"urn:ietf:params:xml:ns:caldav\" xmlns:x=\"http://calendarserver.org/ns/\">"
        let body =
            request.hasPrefix("PROPFIND")
            ? "<d:response><d:href>/dav/bruno/travail/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><cal:calendar/></d:resourcetype><x:getctag>tag-\(tag)</x:getctag></d:prop>"
                + "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>"
            : events.map { event in
                let text = event.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\r", with: "&#13;")
                return
                    "<d:response><d:href>/e.ics</d:href><d:propstat><d:prop><cal:calendar-data>\(text)</cal:calendar-data></d:prop></d:propstat></d:response>"
            }.joined()
        return Answer("207 Multi-Status", headers: "Content-Type: application/xml\r\n", head + body + "</d:multistatus>")
    }

    private func lead(_ request: String, to calendars: [String], on machine: String) -> Answer? {
        func told(_ path: String, _ property: String) -> String {
            "<d:response><d:href>\(path)</d:href><d:propstat><d:prop>\(property)</d:prop></d:propstat></d:response>"
        }
        guard request.hasPrefix("PROPFIND") else { return nil }
        let path = request.split(separator: " ")[1]
        let body: String
        switch path {
        case "/": return Answer("405 Method Not Allowed")
        case "/.well-known/caldav": return Answer("301 Moved Permanently", headers: "Location: /dav/\r\n")
        case "/dav/":
            let principal = "<d:current-user-principal><d:href>/p/bruno/</d:href></d:current-user-principal>"
            body = told("/dav/", "<d:resourcetype><d:collection/></d:resourcetype>" + principal)
        case "/p/bruno/":
            body = told("/p/bruno/", "<c:calendar-home-set><d:href>\(machine)/dav/bruno/</d:href></c:calendar-home-set>")
        case "/dav/bruno/":
            body =
                told("/dav/bruno/", "<d:resourcetype><d:collection/></d:resourcetype>")
                + calendars.map { name in
                    let type = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
                    return told("/dav/bruno/\(name)/", "\(type)<d:displayname>\(name.capitalized)</d:displayname>")
                }.joined()
        default: return nil
        }
        return Answer(
            "207 Multi-Status", "<d:multistatus xmlns:d=\"DAV:\" xmlns:c=\"urn:ietf:params:xml:ns:caldav\">\(body)</d:multistatus>")
    }

    private static func summary(_ request: String) -> String {
        let depth = request.firstMatch(of: /Depth: (\d)/)?.output.1 ?? ""
        return "\(request.split(separator: " ").first ?? "") \(depth)\(request.contains("<c:expand start=") ? " expand" : "")"
    }
}
