import Core
import HTTPTypes
import Hummingbird

/// What is told of a page that was served: its family and its cost. **Nothing of who asked for it**: no address, no key, no browser.
public struct SeenPage: Sendable {
    public let organisation: OrganisationID
    /// The route's own path: "/demarches/:slug".
    public let family: String
    /// What stands for `:slug`, when the family has one: the procedure.
    public let slug: String
    /// The day of the authority.
    public let day: LocalDate
    /// How long the server took to make it.
    public let seconds: Double
    /// Only when it was asked for.
    public let weight: PageWeight?
}

/// Counts the pages that people see. `App` gives one to the front door.
public protocol PageWatch: Sendable {
    /// Whether the page is to be weighed this time: that costs more than counting it.
    func wantsWeight(of family: String, slug: String, on day: LocalDate, in organisation: OrganisationID) -> Bool
    /// Called for each page that a person was shown: not for agents, robots, errors or files. Returns at once.
    func saw(_ page: SeenPage)
}

/// Who says to be a program. What hides it is counted as a person: nothing is kept that would tell them apart.
enum Robots {
    private static let signs = [
        "bot", "crawl", "spider", "slurp", "archiver", "facebookexternalhit", "curl", "wget", "python", "java/", "go-http", "okhttp", "libwww",
        "httpclient",
        "headless", "lighthouse", "monitor", "uptime", "pingdom", "scrapy", "feedfetcher", "preview", "validator", "scan",
    ]

    static func isOne(_ agent: String?) -> Bool {
        guard let agent = agent?.lowercased(), !agent.isEmpty else { return true }
        return signs.contains { agent.contains($0) }
    }
}

extension Front {
    /// - Parameter seconds: since the request came.
    func watched(_ response: Response, _ visit: Visit, _ route: Route, _ start: ContinuousClock.Instant) async -> Response {
        guard let watch, route.method == .get, route.access == .everyone, visit.agent == nil, response.status == .ok,
            response.headers[.contentType]?.hasPrefix("text/html") == true, !Robots.isOne(visit.request.headers[.userAgent]), !visit.isPrefetch
        else { return response }
        let time = ContinuousClock.now - start
        let slug = visit.parameters.get("slug") ?? ""
        var (response, weight) = (response, PageWeight?.none)
        if watch.wantsWeight(of: route.path, slug: slug, on: visit.today, in: visit.site.organisation),
            let body = try? await response.body.collected()
        {
            weight = PageWeight(html: Array(body.readableBytesView), theme: visit.site.theme)
            response.body = .init(byteBuffer: body)
        }
        watch.saw(
            SeenPage(
                organisation: visit.site.organisation, family: route.path, slug: slug, day: visit.today,
                seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18, weight: weight))
        return response
    }
}

extension Visit {
    /// A browser that fetches ahead shows nothing to anyone yet (`Sec-Purpose`).
    fileprivate var isPrefetch: Bool { HTTPField.Name("Sec-Purpose").flatMap { request.headers[$0] }?.contains("prefetch") ?? false }
}
