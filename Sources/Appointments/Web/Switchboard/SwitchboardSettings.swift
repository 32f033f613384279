import Core
import Hummingbird
import Web

/// Who answers the phone for this authority's appointments, and for whom it answers itself.
struct SwitchboardSettings: Sendable {
    static let path = PlaceSettings.path + "/standard"

    let switchboards: any Switchboards
    let authorities: any SharingAuthorities
    let units: any AppointmentUnits

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator], answer: show), .agents(.post, Self.path, [.administrator], answer: admit),
            .agents(.post, Self.path + "/service", [.administrator], answer: choose),
        ]
    }

    @Sendable private func admit(_ visit: AgentVisit) async throws -> Response {
        let known = Set(try await authorities.authorities().map(\.id))
        let ticked = Set(visit.form.all("mairie").compactMap { OrganisationID($0) }).intersection(known)
        try await switchboards.admit(ticked, for: visit.viewer.organisation, now: visit.now)
        return .seeOther(Self.path + "?fait=1")
    }

    @Sendable private func choose(_ visit: AgentVisit) async throws -> Response {
        guard let organisation = visit.form.first("pour").flatMap({ OrganisationID($0) }) else { throw WebProblem.malformed }
        let unit = visit.form.text("service_\(organisation)").flatMap { UnitID($0) }
        if let unit, try await !units.units(of: visit.viewer.organisation).contains(where: { $0.id == unit }) {
            throw AppointmentProblem.unknownPlace
        }
        try await switchboards.answer(for: organisation, with: unit, by: visit.viewer, now: visit.now)
        return .seeOther(Self.path + "?fait=1")
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let (words, own) = (visit.words, visit.viewer.organisation)
        let known = try await authorities.authorities(), admitted = try await switchboards.answering(for: own)
        let answered = try await switchboards.answered(by: own).filter { $0.organisation != own }
        let ownUnit = try await switchboards.answered(by: own).first { $0.organisation == own }?.unit
        let services = try await units.units(of: own)
        let others = known.filter { $0.id != own }
        let forms = answered.map { one in
            choice(one.organisation, known.first { $0.id == one.organisation }?.name ?? "", one.unit, services, visit)
        }
        let admitting = Question(
            "mairie", words("appointments.switchboard.who"), words, hint: words("appointments.switchboard.who.hint"), isOptional: true)
        return visit.visit.page(
            title: words("appointments.switchboard.settings"), kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            <h1>\(words("appointments.switchboard.settings"))</h1>
            <p>\(words("appointments.switchboard.settings.text"))</p>
            <h2>\(words("appointments.switchboard.own"))</h2>
            \(choice(own, words("appointments.switchboard.own.all"), ownUnit, services, visit))
            \(if: !forms.isEmpty, "<h2>\(words("appointments.switchboard.others"))</h2>\(forms)")
            <h2>\(words("appointments.switchboard.admit"))</h2>
            \(if: others.isEmpty, "<p>\(words("appointments.switchboard.alone"))</p>")
            \(if: !others.isEmpty, "<form method=\"post\" action=\"\(Self.path)\">\(visit.visit.formToken)\(Checkboxes(admitting, options: others.map { ChoiceOption("\($0.id)", $0.name) }, selected: Set(admitted.map { "\($0)" })))\(Button(words("appointments.settings.save"), .secondary))</form>")
            """)
    }

    private func choice(
        _ organisation: OrganisationID, _ name: String, _ unit: UnitID?, _ services: [(id: UnitID, name: String)], _ visit: AgentVisit
    ) -> HTML {
        let words = visit.words
        let options = [ChoiceOption("", words("appointments.switchboard.nobody"))] + services.map { ChoiceOption("\($0.id)", $0.name) }
        let question = Question("service_\(organisation)", words("appointments.switchboard.service", ["town": name]), words)
        return """
            <form class="add" method="post" action="\(Self.path)/service">\(visit.visit.formToken)
            <input type="hidden" name="pour" value="\(organisation.description)">
            \(SelectInput(question, options: options, selected: unit.map { "\($0)" } ?? ""))
            \(Button(words("appointments.settings.save"), .secondary))</form>
            """
    }
}
