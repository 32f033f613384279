import Core
import Foundation
import Hummingbird
import Law
import Scheduling
import Web

/// Places and types, as administrators set them.
struct PlaceSettings: Sendable {
    static let path = "/bureau/reglages/rendez-vous"

    let book: AppointmentBook
    let units: any AppointmentUnits

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: index), .agents(.get, Self.path + "/lieux/nouveau", [.administrator], answer: begin),
            .agents(.post, Self.path + "/lieux/nouveau", [.administrator], answer: create),
            .agents(.get, Self.path + "/lieux/:place", [.administrator], answer: show),
            .agents(.post, Self.path + "/lieux/:place", [.administrator], answer: save),
        ]
    }

    @Sendable private func index(_ visit: AgentVisit) async throws -> Response {
        let (words, organisation) = (visit.words, visit.viewer.organisation)
        let places = try await book.schedules.places(of: organisation)
        let offers = try await book.schedules.offers(of: organisation)
        return visit.visit.page(
            title: words("appointments.settings.title"), kind: .wide,
            """
            \(Breadcrumb([(words("web.desk.settings"), "/bureau/reglages")], words: words))
            <h1>\(words("appointments.settings.title"))</h1>
            <h2>\(words("appointments.settings.places"))</h2>
            \(CardList(places.map { CardList.Card($0.details.name, href: "\(Self.path)/lieux/\($0.id)", text: $0.address) }, level: 3))
            <p>\(LinkButton(words("appointments.settings.newPlace"), to: Self.path + "/lieux/nouveau", .secondary))</p>
            <h2>\(words("appointments.settings.types"))</h2>
            \(CardList(offers.map { CardList.Card($0.details.title, href: "\(TypeSettings.path)/\($0.id)", text: $0.details.summary) }, level: 3))
            <p>\(LinkButton(words("appointments.settings.newType"), to: TypeSettings.path + "/nouveau", .secondary))</p>
            <p><a href="\(SharingSettings.path)">\(words("appointments.sharing.title"))</a><br>
            <a href="\(SwitchboardSettings.path)">\(words("appointments.switchboard.settings"))</a></p>
            \(Details(words("appointments.settings.national"), national(visit)))
            """)
    }

    private func national(_ visit: AgentVisit) -> HTML {
        let words = visit.words
        let rows = [
            SummaryList.Row(words("appointments.settings.national.address"), visit.site.baseURL + NationalController.path),
            SummaryList.Row(words("appointments.settings.national.token"), book.links.nationalToken(of: visit.viewer.organisation)),
        ]
        return "<p>\(words("appointments.settings.national.text"))</p>\(SummaryList(rows, words: words))"
    }

    @Sendable private func begin(_ visit: AgentVisit) async throws -> Response {
        try await page(visit, PlaceInput(of: visit.site), [], nil)
    }

    @Sendable private func create(_ visit: AgentVisit) async throws -> Response {
        let input = PlaceInput(visit.form)
        let units = try await units.units(of: visit.viewer.organisation)
        guard let details = input.details(units.map(\.id)), input.faults.isEmpty else { return try await page(visit, input, input.faults, nil) }
        let id = try await book.schedules.add(details, to: visit.viewer.organisation)
        return .seeOther("\(Self.path)/lieux/\(id)")
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let place = try await book.place(try visit.visit.parameter("place"), of: visit.viewer.organisation)
        return try await page(visit, PlaceInput(place.details), [], place)
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        var place = try await book.place(try visit.visit.parameter("place"), of: visit.viewer.organisation)
        let input = PlaceInput(visit.form)
        let units = try await units.units(of: visit.viewer.organisation)
        guard let details = input.details(units.map(\.id)), input.faults.isEmpty else { return try await page(visit, input, input.faults, place) }
        if HitQuestion.isGoingBack(visit) { return try await page(visit, input, [], place) }
        let before = place
        place.details = details
        let changed = place
        // Its clock and its days off move with it.
        return try await HitAppointments(book: book, place: before, visit: visit)
            .make(.changingPlace(details), from: "\(Self.path)/lieux/\(place.id)") { try await book.schedules.save(changed, now: visit.now) }
    }

    private func page(_ visit: AgentVisit, _ input: PlaceInput, _ faults: [(field: String, key: String)], _ place: Place?) async throws -> Response {
        let hours = try await place.asyncMap { place in
            try await HoursSection(
                place: place, desks: book.schedules.desks(of: place.id), openings: book.schedules.openings(of: place.id),
                closures: book.schedules.closures(of: place.id), offers: book.schedules.offers(of: place.organisation), links: book.links,
                visit: visit)
        }
        return PlacePage(
            input: input, faults: faults, place: place, units: try await units.units(of: visit.viewer.organisation), hours: hours, visit: visit
        )
        .response()
    }
}

extension Optional where Wrapped: Sendable {
    func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async throws -> T? {
        if let self { try await transform(self) } else { nil }
    }
}

/// A place as it was typed.
struct PlaceInput {
    var unit = ""
    var name = ""
    var address = ""
    var postcode = ""
    var commune = ""
    var access = ""
    var latitude = ""
    var longitude = ""
    var zone: String
    var region = Region.metropolitan.rawValue
    var isShown = true
    /// Local days off, one a line.
    var feasts = ""

    /// Where the authority is, until somebody says otherwise.
    init(of site: Site) { (zone, region) = (site.zone.identifier, Region(named: site.place).rawValue) }

    init(_ details: PlaceDetails) {
        (unit, name, address, postcode) = ("\(details.unit)", details.name, details.address, details.postcode)
        (commune, access, zone, region) = (details.commune, details.access, details.zone.identifier, details.region.rawValue)
        (latitude, longitude) = (details.latitude.map { "\($0)" } ?? "", details.longitude.map { "\($0)" } ?? "")
        (isShown, feasts) = (details.isShown, details.feasts.lines)
    }

    init(_ form: SentForm) {
        zone = form.text("fuseau") ?? ""
        (unit, name, address) = (form.text("service") ?? "", form.text("nom") ?? "", form.text("adresse") ?? "")
        (postcode, commune, access) = (form.text("code_postal") ?? "", form.text("commune") ?? "", form.text("acces") ?? "")
        (latitude, longitude) = (form.text("latitude") ?? "", form.text("longitude") ?? "")
        (region, isShown) = (form.text("region") ?? "", form.first("visible") != nil)
        feasts = form.text("fetes") ?? ""
    }

    var faults: [(field: String, key: String)] {
        var faults: [(field: String, key: String)] = []
        for (field, value) in [("nom", name), ("adresse", address), ("commune", commune)] where value.isEmpty {
            faults.append((field, "appointments.settings.missing"))
        }
        if postcode.utf8.count != 5 || !postcode.utf8.allSatisfy({ (48...57).contains($0) }) {
            faults.append(("code_postal", "appointments.settings.postcode"))
        }
        if TimeZone(identifier: zone) == nil { faults.append(("fuseau", "appointments.settings.zone.wrong")) }
        if LocalFeast.all(feasts) == nil { faults.append(("fetes", "appointments.settings.feasts.wrong")) }
        let isLocated = number(latitude).flatMap { latitude in number(longitude).flatMap { Position(latitude: latitude, longitude: $0) } } != nil
        if !isLocated, !(latitude.isEmpty && longitude.isEmpty) { faults.append(("latitude", "appointments.settings.position.wrong")) }
        return faults
    }

    func details(_ units: [UnitID]) -> PlaceDetails? {
        guard let unit = UnitID(unit), units.contains(unit), let zone = TimeZone(identifier: zone) else { return nil }
        return PlaceDetails(
            unit: unit, name: name, address: address, postcode: postcode, commune: commune, access: access, latitude: number(latitude),
            longitude: number(longitude), zone: zone, region: Region(rawValue: region) ?? .metropolitan, isShown: isShown,
            feasts: LocalFeast.all(feasts) ?? [])
    }

    private func number(_ text: String) -> Double? { Double(text.replacing(",", with: ".")) }
}

/// The form of a place, and its hours below.
struct PlacePage {
    let input: PlaceInput
    let faults: [(field: String, key: String)]
    let place: Place?
    let units: [(id: UnitID, name: String)]
    let hours: HoursSection?
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = place?.details.name ?? words("appointments.settings.newPlace")
        return visit.visit.page(
            title: title, status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words))
            <h1>\(title)</h1>
            \(hours?.html)
            <h2>\(words("appointments.settings.place"))</h2>
            <form method="post" action="\(PlaceSettings.path)/lieux/\(place.map { "\($0.id)" } ?? "nouveau")">\(visit.visit.formToken)
            \(fields)
            \(Button(words("appointments.settings.save")))</form>
            """)
    }

    private var fields: HTML {
        """
        \(TextInput(question("nom"), value: input.name))
        \(SelectInput(question("service"), options: units.map { ChoiceOption("\($0.id)", $0.name) }, selected: input.unit))
        \(TextArea(question("adresse"), value: input.address, rows: 3))
        \(TextInput(question("code_postal"), .digits, value: input.postcode))
        \(TextInput(question("commune"), value: input.commune))
        \(TextArea(question("acces", isOptional: true), value: input.access, rows: 2))
        \(TextInput(question("latitude", isOptional: true), .decimal, value: input.latitude))
        \(TextInput(question("longitude", isOptional: true), .decimal, value: input.longitude))
        \(TextInput(question("fuseau"), .number, value: input.zone))
        \(SelectInput(question("region"), options: Region.allCases.map { ChoiceOption($0.rawValue, words("appointments.region.\($0.rawValue)")) }, selected: input.region))
        \(TextArea(question("fetes", isOptional: true), value: input.feasts, rows: 3))
        \(TickBox(question("visible"), isTicked: input.isShown))
        """
    }

    private func question(_ name: String, isOptional: Bool = false) -> Question {
        let hint = words.has("appointments.place.\(name).hint") ? words("appointments.place.\(name).hint") : nil
        let fault = faults.first { $0.field == name }
        return Question(name, words("appointments.place.\(name)"), words, hint: hint, error: fault.map { words($0.key) }, isOptional: isOptional)
    }
}

/// What this room asks of the organisations. `App` answers.
public protocol AppointmentUnits: Sendable {
    func units(of organisation: OrganisationID) async throws -> [(id: UnitID, name: String)]
    /// The address of its site, without a slash at the end.
    func address(of organisation: OrganisationID) async throws -> String?
}
