import Core
import Forms
import Hummingbird
import Web

/// The services of the authority: the list, one more, one changed.
struct UnitSettings {
    let feature: OrganisationsFeature

    static let path = "/bureau/reglages/services"
    private static let newPath = path + "/nouveau"
    private static let fields = ["name", "key", "phone", "email", "address", "openingHours", "commitment"]

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: list),
            .agents(.get, Self.newPath, [.administrator]) { answer($0, Self.newPath, isNew: true).shown([:]) },
            .agents(.post, Self.newPath, [.administrator], answer: add),
            .agents(.get, Self.path + "/:unit", [.administrator], answer: show),
            .agents(.post, Self.path + "/:unit", [.administrator], answer: save),
        ]
    }

    @Sendable private func list(_ visit: AgentVisit) async throws -> Response {
        let words = visit.words
        let units = try await feature.units(of: visit.viewer.organisation)
        let cards = CardList(units.map { .init($0.name, href: "\(Self.path)/\($0.id)", text: $0.phone) })
        return visit.visit.page(
            title: words("organisations.settings.units.title"),
            """
            \(Breadcrumb([(words("organisations.settings.title"), SettingsPages.path)], words: words))
            \(visit.visit.query("enregistre") != nil ? Notice(.success, words("organisations.settings.saved")) : nil)
            <h1>\(words("organisations.settings.units.title"))</h1>
            \(units.isEmpty ? "<p>\(words("organisations.settings.units.none"))</p>" : cards.html)
            <p>\(LinkButton(words("organisations.settings.units.add"), to: Self.newPath))</p>
            """)
    }

    @Sendable private func add(_ visit: AgentVisit) async throws -> Response {
        var details = UnitDetails(visit.form, key: visit.form.text("key") ?? "")
        if details.key.isEmpty { details.key = Slug.made(from: details.name) }
        let unit = details
        return try await answer(visit, Self.newPath, isNew: true).saved(visit.form.written(Self.fields), to: Self.path) {
            _ = try await feature.create(unit, in: visit.viewer.organisation)
        }
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let unit = try await unit(visit)
        return answer(visit, "\(Self.path)/\(unit.id)", isNew: false).shown([
            "name": unit.name, "key": unit.key, "phone": unit.phone, "email": unit.email, "address": unit.address,
            "openingHours": unit.openingHours, "commitment": unit.commitment, "version": String(unit.version),
        ])
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        let unit = try await unit(visit)
        let typed = visit.form.written(Self.fields).merging(["key": unit.key]) { $1 }.with(version: unit.version)
        return try await answer(visit, "\(Self.path)/\(unit.id)", isNew: false).saved(typed, to: Self.path) {
            guard visit.form.version == unit.version else { throw OrganisationProblem.changedMeanwhile }
            try await feature.update(unit, with: UnitDetails(visit.form, key: unit.key), of: visit.viewer.organisation)
        }
    }

    /// The service in the path; one of another authority does not exist here.
    private func unit(_ visit: AgentVisit) async throws -> UnitCard {
        let id: UnitID = try visit.visit.parameter("unit")
        guard let unit = try await feature.units(of: visit.viewer.organisation).first(where: { $0.id == id }) else {
            throw OrganisationProblem.unknownUnit
        }
        return unit
    }

    private func answer(_ visit: AgentVisit, _ path: String, isNew: Bool) -> SettingsAnswer {
        let title = isNew ? "organisations.settings.units.add" : "organisations.settings.units.edit"
        let back = [(label: visit.words("organisations.settings.units.title"), href: Self.path)]
        return SettingsAnswer(
            visit: visit, title: title, path: path,
            content: { form in
                """
                \(form.line("name"))
                \(isNew ? form.line("key", InputTraits(isSpelled: false), hint: true, isOptional: true) : nil)
                \(form.line("phone", .phone))
                \(form.line("email", .email, isOptional: true))
                \(form.lines("address", isOptional: true))
                \(form.lines("openingHours", rows: 4, isOptional: true))
                \(form.lines("commitment", rows: 3, hint: true, isOptional: true))
                """
            }, back: back)
    }
}

extension UnitDetails {
    fileprivate init(_ form: SentForm, key: String) {
        self.init(
            key: key, name: form.text("name") ?? "", address: form.text("address") ?? "", phone: form.text("phone") ?? "",
            email: form.text("email") ?? "", openingHours: form.text("openingHours") ?? "", commitment: form.text("commitment") ?? "")
    }
}
