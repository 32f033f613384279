import Foundation
import TestSupport

/// A small CalDAV server on this machine: one calendar, one login, and whatever goes wrong.
final class DavServer: LoopbackServer, @unchecked Sendable {
    enum Mood: Sendable {
        case well
        /// Never answers.
        case slow
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

    private static func summary(_ request: String) -> String {
        let depth = request.firstMatch(of: /Depth: (\d)/)?.output.1 ?? ""
        return "\(request.split(separator: " ").first ?? "") \(depth)\(request.contains("<c:expand start=") ? " expand" : "")"
    }
}
