import App
import Core
import Foundation
import HTTPTypes
import Insight
import TestSupport
import Testing
import TownSupport

/// From the agreement of a browser to the public page.
@Suite("How long pages take in browsers that agreed")
struct TimingPathTests {
    private static let page = "/demarches/acte-naissance"
    private static let telephone: HTTPFields = [.userAgent: "Mozilla/5.0 (Android 9; Mobile)"]

    private func label(_ browser: TestBrowser, _ path: String = page) async throws -> String? {
        let shown = try await browser.send(.get, path, body: nil, type: nil, headers: Self.telephone)
        return HTTPField.Name("Server-Timing").flatMap { shown.headers[$0] }?.firstMatch(of: /^page;desc="([^"]+)"$/).map { String($0.output.1) }
    }

    private func tell(_ browser: TestBrowser, _ text: String) async throws -> Int {
        try await browser.send(.post, "/qualite/vitesse/mesures", body: Array(text.utf8), type: "text/plain").status
    }

    private func agree(_ browser: TestBrowser, _ answer: String = "oui") async throws {
        _ = try await browser.get("/qualite/vitesse")
        _ = try await browser.post("/qualite/vitesse", ["accord": answer])
    }

    @Test("Nothing is measured in a browser that was not asked, nor in one that took its agreement back")
    func off() async throws {
        let town = try await TestTown(.sqlite)
        let browser = town.browser()
        #expect(try await label(browser) == nil)
        #expect(try await tell(browser, "x\n900") == 403)

        try await agree(browser)
        let given = try #require(try await label(browser))
        try await agree(browser, "non")
        #expect(try await label(browser) == nil)
        #expect(try await tell(browser, given + "\n900") == 403)
    }

    @Test("Twenty loads are told to everybody, and nineteen to nobody", arguments: TestEngine.allCases)
    func told(engine: TestEngine) async throws {
        let town = try await TestTown(engine)
        let browser = town.browser()
        try await agree(browser)
        let label = try #require(try await label(browser))
        for load in 1...20 {
            #expect(try await tell(browser, "\(label)\n1200") == 204)
            guard load >= 19 else { continue }
            try await town.product.insight.keepAudience(now: town.clock.now)
            let page = try await town.browser().get("/qualite/acte-naissance")
            #expect(page.contains("20 pages mesurées") == (load == 20))
        }
    }

    @Test("What we did not sign, and what is no time, are refused")
    func forged() async throws {
        let town = try await TestTown(.sqlite)
        let browser = town.browser()
        try await agree(browser)
        let label = try #require(try await label(browser))
        for text in ["", label, "\(label)\n", "\(label)\nnan", "\(label)\n-1", "\(label)\n99999999", "a /suivi/:reference x\n900", "\(label)x\n900"] {
            #expect(try await tell(browser, text) == 400, "\(text)")
        }
        #expect(try await tell(browser, String(repeating: "a", count: 5000)) == 413)
    }
}
