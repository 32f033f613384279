import Core
import Crypto
import Foundation
import Hummingbird
import TestSupport
import Testing

@testable import Web

@Suite("The work that some doors ask for")
struct ProofOfWorkTests {
    private static let routes: [Route] = [
        .get("/porte") { visit in visit.page(title: "Porte", "<form>\(visit.workedToken)</form>") },
        .post("/porte", asksWork: true) { visit in visit.page(title: "Entré", "<p>\(visit.form.first("nom") ?? "rien")</p>") },
        .post("/autre") { visit in visit.page(title: "Reçu", "") },
    ]
    private let clock = Hands()

    @Test("Where none is asked, the form is as any other")
    func off() async throws {
        let browser = try newBrowser(bits: 0)

        #expect(try await !browser.get("/porte").contains("data-work"))
        #expect(try await browser.post("/porte", ["nom": "Léa"]).contains("<p>Léa</p>"))
    }

    @Test("A browser that did the work enters at once; the work of another form is worth nothing")
    func done() async throws {
        let browser = try newBrowser(bits: 8)
        #expect(try await browser.get("/porte").contains("data-work=\"8\""))
        let effort = Self.effort(for: browser.token ?? "", bits: 8)

        #expect(try await browser.post("/porte", ["nom": "Léa", "_effort": effort]).contains("<p>Léa</p>"))
        _ = try await browser.get("/porte")
        #expect(try await browser.post("/porte", ["nom": "Léa", "_effort": Self.idle(for: browser.token ?? "", bits: 8)]).status == 429)
    }

    @Test("One piece of work opens three times within the hour")
    func counted() async throws {
        let browser = try newBrowser(bits: 8)
        _ = try await browser.get("/porte")
        let token = browser.token ?? ""
        let effort = Self.effort(for: token, bits: 8)

        let statuses = try await [1, 2, 3, 4].asyncMap { _ in try await browser.post("/porte", ["_effort": effort], token: token).status }

        #expect(statuses == [200, 200, 200, 429])
    }

    @Test("Without scripts one waits six seconds, and nothing typed is lost")
    func patience() async throws {
        let browser = try newBrowser(bits: 14)
        _ = try await browser.get("/porte")

        let asked = try await browser.post("/porte", ["nom": "Léa & <Tom>"])
        let stamp = try #require(asked.firstValue(of: "_attente"))
        clock.move(2)
        let early = try await browser.post("/porte", ["nom": "Léa", "_attente": stamp])
        clock.move(4)
        let entered = try await browser.post("/porte", ["nom": "Léa", "_attente": stamp])

        #expect(asked.status == 429 && asked.contains("Attendez 6 secondes") && asked.contains("value=\"Léa &amp; &lt;Tom&gt;\""))
        #expect(early.status == 429 && early.contains("Attendez 4 secondes") && early.firstValue(of: "_attente") == stamp)
        #expect(entered.contains("<p>Léa</p>"))
    }

    @Test("A wait that another browser did, or that one wrote oneself, is none")
    func forged() async throws {
        let (browser, other) = (try newBrowser(bits: 14), try newBrowser(bits: 14))
        _ = try await other.get("/porte")
        let stamp = try #require(try await other.post("/porte").firstValue(of: "_attente"))
        _ = try await browser.get("/porte")
        clock.move(10)

        for wait in [stamp, "attente-0.0", browser.token ?? ""] {
            #expect(try await browser.post("/porte", ["_attente": wait]).status == 429)
        }
    }

    @Test("Doors at which robots do not rush ask for nothing")
    func others() async throws {
        let browser = try newBrowser(bits: 20)
        _ = try await browser.get("/porte")

        #expect(try await browser.post("/autre").status == 200)
    }

    private func newBrowser(bits: Int) throws -> TestBrowser {
        let front = Front(
            questions: Town(), catalogues: try EmbeddedAssets.catalogues(),
            settings: .init(formKey: Array(repeating: 7, count: 32), isSecure: false, trustsProxy: false, workBits: bits), clock: clock.now)
        return TestBrowser(front.router(Self.routes))
    }

    private static func effort(for token: String, bits: Int) -> String { number(for: token) { $0 >= bits } }
    private static func idle(for token: String, bits: Int) -> String { number(for: token) { $0 < bits } }

    /// Counted bit by bit, as the standard's text says it, to be another program than the one that is tested.
    private static func number(for token: String, where isIt: (Int) -> Bool) -> String {
        for number in 0... {
            let bits = SHA256.hash(data: Array("\(token):\(number)".utf8)).flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
            if isIt(bits.firstIndex(of: 1) ?? 256) { return "\(number)" }
        }
        return ""
    }
}

/// A clock that the test moves.
private final class Hands: @unchecked Sendable {  // seconds guarded by lock
    private let lock = NSLock()
    private var seconds = 0.0

    var now: @Sendable () -> Date { { self.lock.withLock { Town.now.addingTimeInterval(self.seconds) } } }
    func move(_ by: Double) { lock.withLock { seconds += by } }
}

extension Array {
    fileprivate func asyncMap<T>(_ change: (Element) async throws -> T) async throws -> [T] {
        var results: [T] = []
        for element in self { results.append(try await change(element)) }
        return results
    }
}

extension TestBrowser.Page {
    fileprivate func firstValue(of field: String) -> String? {
        body.components(separatedBy: "name=\"\(field)\" value=\"").dropFirst().first.flatMap { $0.components(separatedBy: "\"").first }
    }
}
