import HTTPTypes
import Hummingbird
import TestSupport
import Testing

@testable import Web

@Suite("What every answer carries")
struct HeadersTests {
    private static let routes: [Route] = [
        .get("/page") { $0.page(title: "Page", "<p>ici</p>") },
        .get("/panne") { _ in throw WebProblem.tooMany },
        .get("/session") { visit in
            var response = Response.seeOther("/page")
            visit.setSession("cle", on: &response)
            return response
        },
    ]

    @Test("Pages, problems and files all tell the browser what to refuse", arguments: ["/page", "/panne", "/nulle-part", "/robots.txt"])
    func security(path: String) async throws {
        let headers = try await browser(Self.routes).get(path).headers

        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(policy.contains("default-src 'self'") && !policy.contains("unsafe"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[.strictTransportSecurity] == nil)
    }

    @Test("Over HTTPS, cookies are for this host alone, and scripts do not see them")
    func cookies() async throws {
        let secure = TestBrowser(try front(isSecure: true).router(Self.routes))

        let page = try await secure.get("/page")
        let session = try await secure.get("/session")

        let visit = try #require(page.headers[.setCookie])
        #expect(visit.hasPrefix("__Host-visite="))
        for flag in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] { #expect(visit.contains(flag)) }
        #expect(session.headers[values: .setCookie].contains { $0.hasPrefix("__Host-bureau=cle;") && $0.contains("Secure") })
        #expect(page.headers[.strictTransportSecurity] != nil)
    }

    @Test("A visitor keeps the same key, and files set no cookie")
    func sameVisitor() async throws {
        let browser = try browser(Self.routes)
        let file = try await browser.get("/robots.txt")
        let first = try await browser.get("/page")
        let second = try await browser.get("/page")

        #expect(file.headers[.setCookie] == nil)
        #expect(first.headers[.setCookie] != nil)
        #expect(second.headers[.setCookie] == nil)
    }

    @Test("Personal pages are not kept by anyone")
    func noStore() async throws {
        #expect(try await browser(Self.routes).get("/page").headers[.cacheControl] == "no-store")
    }
}
