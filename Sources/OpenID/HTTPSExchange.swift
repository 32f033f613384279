import CCurlShim
import Core
import Foundation

/// Asks a provider something. Tests answer without a network.
protocol Exchange: Sendable {
    /// - Parameters:
    ///   - form: `nil` for a GET.
    ///   - bearer: what is sent as `Authorization: Bearer`.
    func ask(_ url: String, form: String?, bearer: String?) async throws(OpenIDFault) -> ProviderAnswer
}

struct ProviderAnswer: Sendable, Equatable {
    let status: Int
    /// "application/json", without its parameters, in lower case.
    let type: String
    let body: [UInt8]
}

/// By libcurl: a few seconds, a hundred kilobytes, no redirection, nothing but HTTPS.
struct HTTPSExchange: Exchange {
    /// Only for a provider on this very machine, in trials.
    let allowsHTTP: Bool
    var timeout: Duration = .seconds(8)

    static let largest = 100_000

    /// Waits on a thread made for it: libcurl blocks.
    func ask(_ url: String, form: String?, bearer: String?) async throws(OpenIDFault) -> ProviderAnswer {
        let milliseconds = Int(timeout / .milliseconds(1))
        let answer: Result<ProviderAnswer, OpenIDFault> = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: fetch(url, form, bearer, milliseconds)) }
        }
        return try answer.get()
    }

    private func fetch(_ url: String, _ form: String?, _ bearer: String?, _ milliseconds: Int) -> Result<ProviderAnswer, OpenIDFault> {
        let authorization: String? = bearer.map { "Authorization: Bearer \($0)" }
        var page = ccurl_http_fetch(url, form, authorization, allowsHTTP ? 1 : 0, milliseconds, Self.largest)
        defer { ccurl_page_free(page) }
        if page.is_too_large != 0 { return .failure(.tooLarge) }
        guard page.curl_code == 0 else { return .failure(.unreachable(page.curl_code)) }
        let type = String(cString: ccurl_page_type(&page))
        let body = page.body.map { Array(UnsafeRawBufferPointer(start: $0, count: page.size)) } ?? []
        let media = type.split(separator: ";").first.map { Text.trimmed(String($0)).lowercased() } ?? ""
        return .success(ProviderAnswer(status: page.status, type: media, body: body))
    }
}
