import CCurlShim
import Core
import Foundation
import Scheduling

/// A CalDAV server over HTTPS, on the internet alone. The password goes to no other: a redirection is refused, and told.
struct CalDAVHTTP: CalDAVAsking {
    var timeout = AgendaHTTP.timeout
    /// XML around each event makes an answer larger than the same calendar in a file.
    var largest = 3 * ImportedCalendar.largest
    /// **Calls machines of the network too, without encryption.** For tests, whose server is on this machine.
    var callsInside = false

    /// Waits on a thread made for it: libcurl blocks, and the threads that tasks share are few.
    func answer(_ method: String, _ body: String, depth: Int, of account: CalDAVAccount) async throws(AgendaFault) -> DavAnswer {
        let answer: Result<DavAnswer, AgendaFault> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: fetch(method, body, depth, account)) }
        }
        return try answer.get()
    }

    private func fetch(_ method: String, _ body: String, _ depth: Int, _ account: CalDAVAccount) -> Result<DavAnswer, AgendaFault> {
        var isInside: Int32 = 0
        let page = ccurl_dav_outside(
            method, account.address, account.user, account.password, "Depth: \(depth)", body, callsInside ? 1 : 0, timeout, largest, &isInside)
        defer { ccurl_page_free(page) }
        if isInside != 0 { return .failure(.inside) }
        if page.is_too_large != 0 { return .failure(.file(.tooLarge)) }
        guard page.curl_code == 0 else { return .failure(.unreachable) }
        switch page.status {
        case 207: break
        case 200: return .failure(.notCalDAV)
        case 300..<400: return .success(.moved(to: Self.address(page.moved)))
        case 401: return .failure(.unauthorised)
        default: return .failure(.refused(page.status))
        }
        let bytes = page.body.map { UnsafeRawBufferPointer(start: $0, count: page.size) }
        guard let bytes, !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return .failure(.notCalDAV) }
        return .success(.multistatus(text))
    }

    /// Without the name and the password, which libcurl puts into an address of the same machine.
    private static func address(_ moved: UnsafeMutablePointer<CChar>?) -> String {
        guard let moved, var parts = URLComponents(string: String(cString: moved)) else { return "" }
        parts.user = nil
        parts.password = nil
        return parts.string ?? ""
    }
}
