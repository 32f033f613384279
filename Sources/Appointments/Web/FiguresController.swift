import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// How long one waits, for everybody; how it went, for those who lead.
struct FiguresController: Sendable {
    let book: AppointmentBook

    var routes: [Route] {
        [
            .get("/rendez-vous/delais", answer: delays),
            .agents(.get, DayController.path + "/chiffres", AgentRole.seeingDossiers, answer: figures),
        ]
    }

    /// The first time, and the third: the first is often what somebody has just given back, the third says what one meets.
    @Sendable private func delays(_ visit: Visit) async throws -> Response {
        let words = visit.words
        let offers = try await book.schedules.offers(of: visit.site.organisation).filter(\.details.isPublic)
        let places = try await book.schedules.places(of: visit.site.organisation).filter(\.details.isShown)
        var tables = HTML()
        for offer in offers {
            let search = PlaceSearch(organisation: visit.site.organisation, offer: offer, party: Party(), zone: visit.site.zone)
            let starts = try await book.territory.starts(at: places.map(\.id), search, now: visit.now)
            let rows = places.compactMap { place -> [HTML]? in
                guard let times = starts[place.id], let first = times.first else { return nil }
                let third = times.count > 2 ? days(to: times[2], in: place, visit) : "–"
                return ["\(place.details.name)", "\(third)", "\(words.day(place.details.day(of: first)))"]
            }
            guard !rows.isEmpty else { continue }
            let columns = [
                DataTable.Column(words("appointments.row.where")), DataTable.Column(words("appointments.delays.third"), isNumber: true),
                DataTable.Column(words("appointments.delays.first")),
            ]
            tables += DataTable(offer.details.title, columns: columns, rows: rows).html
        }
        return visit.page(
            title: words("appointments.delays.title"),
            """
            \(Breadcrumb([(words("appointments.title"), OfferController.path)], words: words))
            <h1>\(words("appointments.delays.title"))</h1>
            <p>\(words("appointments.delays.text"))</p>
            \(tables.isEmpty ? "<p>\(words("appointments.none", ["phone": visit.site.phone]))</p>" : tables)
            """)
    }

    private func days(to start: Minute, in place: Place, _ visit: Visit) -> String {
        let today = LocalDate(visit.now, in: place.details.zone)
        return visit.words.count(place.details.day(of: start).dayNumber - today.dayNumber, "appointments.delays.days")
    }

    /// Over how many days the figures may be read.
    private static let periods = [7, 30, 90, 365]

    @Sendable private func figures(_ visit: AgentVisit) async throws -> Response {
        let (words, today) = (visit.words, visit.visit.today)
        let places = try await book.schedules.places(for: visit.viewer)
        let period = Self.periods.first { "\($0)" == visit.visit.query("jours") } ?? 30
        let days = today.adding(days: -period)...today.adding(days: -1)
        let clock = WallClock(visit.site.zone, covering: days)
        let span = Span(clock.minute(day: days.lowerBound.dayNumber, at: 0), clock.minute(day: today.dayNumber, at: 0))
        let figures = try await book.bookings.figures(in: span, viewer: visit.viewer)
        let options = Self.periods.map { ChoiceOption("\($0)", "\($0)") }
        let choice = SelectInput(Question("jours", words("appointments.figures.days"), words), options: options, selected: "\(period)")
        return visit.visit.page(
            title: words("appointments.figures.title"), kind: .wide,
            """
            \(Breadcrumb([(words("appointments.desk.title"), DayController.path)], words: words))
            <h1>\(words("appointments.figures.title"))</h1>
            \(Filters(DayController.path + "/chiffres", choice.html, words: words))
            \(byPlace(places, figures, open: try await openMinutes(of: places, on: days, visit), days: period, words))
            \(try await byType(places, figures, visit))
            <p><a href="/rendez-vous/delais">\(words("appointments.delays.title"))</a></p>
            """)
    }

    private func byPlace(
        _ places: [Place], _ figures: [FiguresKey: PlaceFigures], open: [PlaceID: Int], days: Int, _ words: Words
    ) -> DataTable {
        let rows = places.map { place -> [HTML] in
            var one = figures.filter { $0.key.place == place.id }.values.reduce(PlaceFigures(), +)
            one.open = open[place.id] ?? 0
            return ["\(place.details.name)", "\(one.booked)"] + [one.fillRate, one.noshowRate, one.offlineShare].map(Self.rate) + ["\(one.cancelled)"]
        }
        return DataTable(
            words("appointments.figures.captionDays", ["days": "\(days)"]),
            columns: [DataTable.Column(words("appointments.row.where"))] + Self.columns(["booked", "fill", "noshow", "offline", "cancelled"], words),
            rows: rows)
    }

    /// Desks receive for several reasons: the time that is taken has no share by reason. What has one is how long one waits.
    private func byType(_ places: [Place], _ figures: [FiguresKey: PlaceFigures], _ visit: AgentVisit) async throws -> DataTable? {
        let words = visit.words
        var rows: [[HTML]] = []
        for offer in try await book.schedules.offers(of: visit.viewer.organisation) {
            let search = PlaceSearch(organisation: visit.viewer.organisation, offer: offer, party: Party(), zone: visit.site.zone)
            let starts = try await book.territory.starts(at: places.map(\.id), search, now: visit.now)
            for place in places {
                let (one, free) = (figures[FiguresKey(place: place.id, type: offer.id)], starts[place.id] ?? [])
                guard one != nil || !free.isEmpty else { continue }
                let third = free.count > 2 ? days(to: free[2], in: place, visit.visit) : "–"
                let counted = one ?? PlaceFigures()
                rows.append(
                    ["\(place.details.name)", "\(offer.details.title)", "\(counted.booked)"]
                        + [counted.noshowRate, counted.offlineShare].map(Self.rate) + ["\(counted.cancelled)", "\(third)"])
            }
        }
        guard !rows.isEmpty else { return nil }
        let columns = [DataTable.Column(words("appointments.row.where")), DataTable.Column(words("appointments.row.what"))]
        return DataTable(
            words("appointments.figures.byType"), columns: columns + Self.columns(["booked", "noshow", "offline", "cancelled", "third"], words),
            rows: rows)
    }

    private static func columns(_ keys: [String], _ words: Words) -> [DataTable.Column] {
        keys.map { DataTable.Column(words("appointments.figures.\($0)"), isNumber: true) }
    }

    private static func rate(_ hundredths: Int?) -> HTML { hundredths.map { "\($0)\u{A0}%" } ?? "–" }

    private func openMinutes(of places: [Place], on days: ClosedRange<LocalDate>, _ visit: AgentVisit) async throws -> [PlaceID: Int] {
        let all = try await book.schedules.schedules(of: places, on: days, now: visit.now)
        return Dictionary(
            uniqueKeysWithValues: all.map { schedule in
                let almanac = schedule.place.details.almanac(covering: days)
                return (schedule.place.id, schedule.receivers.reduce(0) { $0 + $1.openMinutes(on: days, at: schedule.place.id, almanac) })
            })
    }
}
