import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Every address of the product, with everything but what it expects in it.
@Suite("Forged addresses")
struct ForgedAddressTests {
    @Test("Whatever stands in a path, nothing breaks, leaks, runs or leads elsewhere", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func paths() async throws {
        let world = try await MatrixTown()
        for browser in [world.owner, try await world.everything()] {
            for route in world.routes([.get, .post]) where route.path.contains(":") {
                for name in Hostile.names {
                    let page = try await send(route.method, path(route, with: name), browser)
                    #expect(Hostile.fault(in: page) == nil, "\(route.method) \(route.path) with \(name.prefix(40))")
                    #expect(page.status != 200 || route.method == .post, "\(route.method) \(route.path) knows \(name.prefix(40))")
                }
            }
        }
    }

    @Test("Whatever stands in a query, nothing breaks, leaks, runs or leads elsewhere", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func queries() async throws {
        let world = try await MatrixTown()
        let names = ["retour", "q", "tri", "suite", "etape", "etat", "numero", "fait", "page", "vue", "unite", "agent", "du", "au", "nouvelles"]
        for browser in [world.owner, try await world.everything()] {
            for value in [Hostile.text] + Hostile.addresses {
                let query = names.map { "\($0)=\(value.percentEncoded)" }.joined(separator: "&")
                for route in world.routes([.get]) where !route.path.hasSuffix(".pdf") {
                    let page = try await browser.get(world.path(of: route.path) + "?" + query)
                    #expect(Hostile.fault(in: page) == nil, "\(route.path) with \(value)")
                }
            }
        }
    }

    @Test(
        "Whatever a form says of where to go, the browser stays here", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)),
        arguments: Hostile.addresses)
    func redirections(_ there: String) async throws {
        let world = try await MatrixTown()
        let browser = try await world.everything()
        for route in world.routes([.post]) {
            let page = try await browser.post(
                world.path(of: route.path), ["retour": there, "suite": there, "reprise": there, "vers": there, "langue": "fr"])
            #expect(Hostile.fault(in: page) == nil, "\(route.path)")
        }
    }

    @Test("The name by which the site is asked for is nowhere in its pages nor in its mails")
    func host() async throws {
        let town = try await TestTown()
        let person = TestBrowser(town.product.front.router(town.product.routes), host: "elsewhere.example")
        let number = try await FilingPathTests.write(person)
        _ = try await person.get("/brouillons/\(number)/verification")
        let receipt = try await person.follow(try await person.post("/brouillons/\(number)/depot"))
        try await town.work()

        let mails = try await town.outbox("text") + town.outbox("html")
        #expect(receipt.contains(number) && !receipt.contains("elsewhere.example"))
        #expect(!mails.isEmpty && mails.allSatisfy { !$0.contains("elsewhere.example") })
        #expect(mails.contains { $0.contains("https://demarches.essai.example/") })
    }

    @Test(
        "What a proxy would say of the address is not believed from anybody, in any page, mail or return", .enabled(if: Alone.isNow),
        .timeLimit(.minutes(20)))
    func forwarded() async throws {
        let world = try await MatrixTown()
        let forged: HTTPFields = .init(
            [
                "X-Forwarded-Host", "X-Forwarded-Server", "X-Host", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "Referer", "Origin",
            ].map { HTTPField(name: HTTPField.Name($0)!, value: "https://elsewhere.example/") }
                + [HTTPField(name: HTTPField.Name("Forwarded")!, value: "host=elsewhere.example;proto=https")])
        for viewer in [MatrixViewer.owner, .person, .helper, .representative] {
            try await expectDeaf(world, try await world.browser(viewer), forged)
        }
        try await expectDeaf(world, try await world.everything(), forged)
        try await world.town.work()
        let mails = try await world.town.outbox("text") + world.town.outbox("html")
        #expect(!mails.isEmpty && mails.allSatisfy { !$0.contains("elsewhere.example") })
    }

    private func expectDeaf(_ world: MatrixTown, _ browser: TestBrowser, _ forged: HTTPFields) async throws {
        for route in world.routes([.get, .post]) {
            var headers = forged
            if route.method == .post { headers[.origin] = nil }
            let body = route.method == .post ? Array("_jeton=\(browser.token ?? "")".utf8) : nil
            let page = try await browser.send(
                route.method, world.path(of: route.path) + world.query(of: route.path), body: body,
                type: body == nil ? nil : "application/x-www-form-urlencoded", headers: headers)
            let told = page.headers.contains { $0.value.contains("elsewhere.example") } || page.body.contains("elsewhere.example")
            #expect(!told && page.status != 500, "\(route.method) \(route.path)")
        }
    }

    private func path(_ route: Route, with name: String) -> String {
        "/" + route.path.split(separator: "/").map { $0.hasPrefix(":") ? name : String($0) }.joined(separator: "/")
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ browser: TestBrowser) async throws -> TestBrowser.Page {
        method == .get ? try await browser.get(path) : try await browser.post(path)
    }
}
