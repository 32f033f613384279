import CCurlShim
import Core
import Foundation
import Scheduling

/// Calendars over HTTPS, from the internet alone.
struct AgendaHTTP: AgendaFetching {
    static let timeout = 15_000

    /// Waits on a thread made for it: libcurl blocks, and the threads that tasks share are few.
    func text(at address: String) async throws(AgendaFault) -> String {
        let answer: Result<String, AgendaFault> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Self.fetch(address)) }
        }
        return try answer.get()
    }

    private static func fetch(_ address: String) -> Result<String, AgendaFault> {
        var isInside: Int32 = 0
        let page = ccurl_fetch_outside(address, "Accept: text/calendar, */*;q=0.1", 0, timeout, ImportedCalendar.largest, &isInside)
        defer { ccurl_page_free(page) }
        if isInside != 0 { return .failure(.inside) }
        if page.is_too_large != 0 { return .failure(.file(.tooLarge)) }
        guard page.curl_code == 0 else { return .failure(.unreachable) }
        guard page.status == 200 else { return .failure(.refused(page.status)) }
        let bytes = page.body.map { UnsafeRawBufferPointer(start: $0, count: page.size) }
        guard let bytes, !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return .failure(.file(.notACalendar)) }
        return .success(text)
    }
}
