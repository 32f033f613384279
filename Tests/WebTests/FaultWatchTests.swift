import Core
import Foundation
import Hummingbird
import TestSupport
import Testing

@testable import Web

@Suite("What is told of our failures")
struct FaultWatchTests {
    private struct Broken: Error {}

    private static let routes: [Route] = [
        .get("/suivi/:reference") { _ in throw Broken() }, .get("/bureau/page") { _ in throw Broken() },
        .post("/envoi/:reference", body: .stream) { _ in throw Broken() }, .get("/essais") { _ in throw WebProblem.tooMany },
        .get("/page") { $0.page(title: "Page", "<p>ici</p>") },
    ]

    @Test("A fault is told with the number that it was about, and its page leads to the certificate; a problem and a good page tell nothing")
    func told() async throws {
        let watch = Watch()
        let browser = TestBrowser(try front(faults: watch).router(CommonRoutes.all + Self.routes))
        let reference = Reference.random()

        let apology = try await browser.get("/suivi/\(reference)")
        let guessed = try await browser.get("/suivi/rien")
        for path in ["/essais", "/page", "/nulle-part"] { _ = try await browser.get(path) }

        #expect(apology.status == 500 && apology.contains("href=\"/preuve\"") && apology.contains("Ce n&#39;est pas de votre faute"))
        #expect(guessed.status == 500)
        #expect(watch.told.map(\.reference) == [reference, nil])
        #expect(watch.told.allSatisfy { $0.at == Town.now && $0.organisation == Town.organisation && !$0.isAtDesk && !$0.wasSending })
    }

    @Test("What was being sent, and what agents were doing, are told apart; an agent needs no certificate")
    func apart() async throws {
        let watch = Watch()
        let browser = TestBrowser(try front(faults: watch).router(CommonRoutes.all + Self.routes))

        let desk = try await browser.get("/bureau/page")
        _ = try await browser.send(.post, "/envoi/x", body: [], type: "multipart/form-data; boundary=b")

        #expect(!desk.contains("/preuve"))
        #expect(watch.told.map(\.isAtDesk) == [true, false] && watch.told.map(\.wasSending) == [false, true])
    }

    @Test("When even the authority cannot be found, the page says so in plain words, and is counted")
    func nobody() async throws {
        struct Away: FrontQuestions {
            func site(host: String?) async throws -> Site { throw Broken() }
            func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? { nil }
        }
        let watch = Watch()
        let front = Front(
            questions: Away(), catalogues: try EmbeddedAssets.catalogues(),
            settings: .init(formKey: Array(repeating: 7, count: 32), isSecure: false, trustsProxy: false), clock: { Town.now }, faults: watch)

        let page = try await TestBrowser(front.router(Self.routes)).get("/page")

        #expect(page.status == 503 && page.contains("Ce n&#39;est pas de votre faute") && page.contains("/preuve"))
        #expect(watch.told.map(\.organisation) == [nil])
    }
}

private final class Watch: FaultWatch, @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [Web.Fault] = []

    var told: [Web.Fault] { lock.withLock { kept } }

    func note(_ fault: Web.Fault) async -> String {
        lock.withLock { kept.append(fault) }
        return "/preuve"
    }
}
