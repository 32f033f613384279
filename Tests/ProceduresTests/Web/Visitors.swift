import Core
import Foundation
import HTTPTypes
import TestSupport
import Web

@testable import Procedures

/// The town as a browser sees it.
struct Town: FrontQuestions {
    func site(host: String?) async throws -> Site {
        Site(
            organisation: World.town, name: "Admiville", baseURL: "http://localhost", zone: .gmt, phone: "02 99 00 00 00",
            address: "1 place de la Mairie\n35000 Admiville", openingHours: "Lundi à vendredi, 9 h – 17 h", email: "", theme: Theme())
    }

    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? { nil }
}

extension World {
    /// A browser on this town, with every shipped procedure published.
    static func browser() async throws -> TestBrowser {
        let world = try await World()
        for name in ProcedureSamples.shipped { try await world.publish(try ProcedureSamples.text(name)) }
        return world.browser
    }

    var browser: TestBrowser {
        let front = Front(
            questions: Town(), catalogues: ProcedureSamples.words,
            settings: .init(formKey: Array(repeating: 7, count: 32), isSecure: false, trustsProxy: false),
            clock: { World.morning })
        return TestBrowser(front.router(feature.routes))
    }
}

extension TestBrowser.Page {
    /// How many elements the page has.
    var elements: Int { body.matches(of: /<[a-z]/).count }

    /// The addresses of its links, in order.
    var links: [String] { main.matches(of: /<a [^>]*href="([^"]+)"/).map { String($0.output.1) } }

    /// What the page says of its own, without what frames every page.
    var main: Substring {
        guard let start = body.firstRange(of: "<main"), let end = body.firstRange(of: "</main>") else { return "" }
        return body[start.lowerBound..<end.lowerBound]
    }
}
