import Core
import Definitions
import Hummingbird
import Web

/// The pages on which people find what they came for.
struct ProcedurePages: Sendable {
    let shelf: ProcedureShelf
    let demand: CountedDemand
    let units: any UnitCards
    let bookings: (any BookingPaths)?

    var routes: [Route] {
        [
            .get("/", answer: home),
            .get("/recherche", answer: search),
            .get("/themes/:theme", answer: theme),
            .get("/moments/:moment", answer: moment),
            .get("/demarches/:slug", answer: procedure),
        ]
    }

    @Sendable private func home(_ visit: Visit) async throws -> Response {
        let list = try await shelf.list(of: visit.site.organisation)
        let counts = try await demand.counts(of: visit.site.organisation, now: visit.now)
        return visit.page(title: visit.words("procedures.home.page"), kind: .wide, HomePage(list: list, counts: counts, visit: visit).html)
    }

    @Sendable private func search(_ visit: Visit) async throws -> Response {
        let list = try await shelf.list(of: visit.site.organisation)
        // A form sent by GET writes a space as a plus (WHATWG URL, 5.2), which the query leaves as it is.
        let typed = Text.trimmed(String((visit.query("q") ?? "").replacing("+", with: " ").prefix(QueryWords.longest)))
        let page = SearchPage(typed: typed, found: list.found(for: typed), list: list, visit: visit)
        return visit.page(title: page.title, page.html)
    }

    @Sendable private func theme(_ visit: Visit) async throws -> Response {
        guard let theme = ProcedureTheme(rawValue: try visit.parameter("theme")) else { throw WebProblem.notFound }
        let procedures = try await shelf.list(of: visit.site.organisation).procedures(of: theme)
        if procedures.isEmpty { throw WebProblem.notFound }
        return visit.page(title: visit.words(theme), ThemePage(theme: theme, procedures: procedures, visit: visit).html)
    }

    @Sendable private func moment(_ visit: Visit) async throws -> Response {
        guard let moment = LifeMoment(rawValue: try visit.parameter("moment")) else { throw WebProblem.notFound }
        let procedures = try await shelf.list(of: visit.site.organisation).procedures(in: moment)
        if procedures.isEmpty { throw WebProblem.notFound }
        return visit.page(title: visit.words(moment), MomentPage(moment: moment, procedures: procedures, visit: visit).html)
    }

    @Sendable private func procedure(_ visit: Visit) async throws -> Response {
        guard let procedure = try await shelf.list(of: visit.site.organisation).procedure(try visit.parameter("slug")) else {
            throw WebProblem.notFound
        }
        let unit = try await units.contact(of: procedure.unit, organisation: procedure.organisation) ?? UnitContact(visit.site)
        let booking = try await bookings?.path(toBook: procedure.slug.description, organisation: procedure.organisation)
        return visit.page(
            title: procedure.definition.title, ProcedurePage(procedure: procedure, unit: unit, booking: booking, visit: visit).html)
    }
}

extension UnitContact {
    fileprivate init(_ site: Site) {
        self.init(name: site.name, address: site.address, phone: site.phone, openingHours: site.openingHours)
    }
}
