import Core
import Foundation
import Hummingbird
import Web

/// The front door with one authority behind it, and nobody signed in.
enum TestFront {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 08:00 UTC
    static let organisation = OrganisationID(1)

    static let site = Site(
        organisation: organisation, name: "Admiville", baseURL: "http://localhost", zone: TimeZone(identifier: "Europe/Paris")!,
        phone: "01 02 03 04 05",
        address: "", openingHours: "", email: "mairie@admiville.example", theme: Theme()
    )

    static func router(_ routes: [Route], clock: @escaping @Sendable () -> Date = { morning }) -> Router<AppContext> {
        let catalogues = (try? EmbeddedAssets.catalogues()) ?? [:]
        let settings = Front.Settings(formKey: Array(repeating: 7, count: 32), isSecure: false, trustsProxy: false)
        return Front(questions: OneTown(), catalogues: catalogues, settings: settings, clock: clock).router(routes)
    }

    private struct OneTown: FrontQuestions {
        func site(host: String?) async throws -> Site { TestFront.site }
        func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? { nil }
    }
}
