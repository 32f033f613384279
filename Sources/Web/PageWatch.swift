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
    /// Only when they were asked for.
    public let weight: PageWeight?
    public let failed: Set<PageCriterion>?
}

/// Counts the pages that people see. `App` gives one to the front door.
public protocol PageWatch: Sendable {
    /// Whether the page is to be weighed this time: that costs more than counting it.
    func wantsWeight(of family: String, slug: String, on day: LocalDate, in organisation: OrganisationID) -> Bool
    /// What a browser that agreed hands back with the time that the page took in it: its family and its procedure, never an address.
    func label(of family: String, slug: String, in organisation: OrganisationID) -> String
    /// Called for each page that a person was shown: not for agents, robots, errors or files. Returns at once.
    func saw(_ page: SeenPage)
}

extension Front {
    /// - Parameter seconds: since the request came.
    func watched(_ response: Response, _ visit: Visit, _ route: Route, _ start: ContinuousClock.Instant) async -> Response {
        var response = response
        let about = response.headers[.aboutProcedure]
        if about != nil { response.headers[.aboutProcedure] = nil }
        guard let watch, route.method == .get, route.access == .everyone, visit.agent == nil, response.status == .ok,
            response.headers[.contentType]?.hasPrefix("text/html") == true, !Robots.isOne(visit.request.headers[.userAgent]), !visit.isPrefetch
        else { return response }
        let time = ContinuousClock.now - start
        let slug = about ?? visit.parameters.get("slug") ?? ""
        if visit.agreesToTiming, let name = HTTPField.Name("Server-Timing") {
            response.headers[name] = "page;desc=\"\(watch.label(of: route.path, slug: slug, in: visit.site.organisation))\""
        }
        var (weight, failed) = (PageWeight?.none, Set<PageCriterion>?.none)
        if watch.wantsWeight(of: route.path, slug: slug, on: visit.today, in: visit.site.organisation),
            let body = try? await response.body.collected()
        {
            weight = PageWeight(html: Array(body.readableBytesView), theme: visit.site.theme)
            failed = CheckedPage(String(buffer: body)).failed
            response.body = .init(byteBuffer: body)
        }
        watch.saw(
            SeenPage(
                organisation: visit.site.organisation, family: route.path, slug: slug, day: visit.today,
                seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18, weight: weight, failed: failed))
        return response
    }
}

extension HTTPField.Name {
    /// From a page to the front door, which takes it off: whose procedure's a page is, when its address does not tell.
    static let aboutProcedure = HTTPField.Name("X-Admilib-Procedure")!
}

extension Response {
    /// Says of which procedure the page is, for what is measured of it.
    public func about(procedure slug: String) -> Response {
        var response = self
        response.headers[.aboutProcedure] = slug
        return response
    }
}

extension Visit {
    /// A browser that fetches ahead shows nothing to anyone yet (`Sec-Purpose`).
    fileprivate var isPrefetch: Bool { HTTPField.Name("Sec-Purpose").flatMap { request.headers[$0] }?.contains("prefetch") ?? false }
}
