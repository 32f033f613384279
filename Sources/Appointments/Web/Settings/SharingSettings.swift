import Core
import Hummingbird
import Scheduling
import Web

/// Which types are shown together with those of the other authorities of the platform.
struct SharingSettings: Sendable {
    static let path = PlaceSettings.path + "/partage"

    let book: AppointmentBook
    let shared: any SharedTypes

    var routes: [Route] {
        [.agents(.get, Self.path, [.administrator], answer: show), .agents(.post, Self.path, [.administrator], answer: save)]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response { try await page(visit, fault: nil) }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        let organisation = visit.viewer.organisation
        guard let type = visit.form.first("type").flatMap({ AppointmentTypeID($0) }) else { throw WebProblem.malformed }
        let name = visit.form.text("nom_\(type)") ?? visit.form.text("choix_\(type)")
        if let name, name.count > 60 { return try await page(visit, fault: type) }
        try await shared.share(type, of: organisation, as: name)
        return .seeOther(Self.path + "?fait=1")
    }

    private func page(_ visit: AgentVisit, fault: AppointmentTypeID?) async throws -> Response {
        let words = visit.words
        let offers = try await book.schedules.offers(of: visit.viewer.organisation).filter(\.details.isPublic)
        let own = try await shared.commonNames(of: visit.viewer.organisation)
        let names = try await shared.commonNames()
        return visit.visit.page(
            title: words("appointments.sharing.title"), status: fault == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path)], words: words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("appointments.desk.saved")))
            \(fault.map { ErrorSummary([.init(href: "#nom_\($0)", text: words("appointments.sharing.long"))], words: words) })
            <h1>\(words("appointments.sharing.title"))</h1>
            <p>\(words("appointments.sharing.text"))</p>
            \(offers.map { form($0, own[$0.id], names, fault == $0.id, visit) })
            """)
    }

    private func form(_ offer: Offer, _ name: String?, _ names: [String], _ isWrong: Bool, _ visit: AgentVisit) -> HTML {
        let words = visit.words
        let options = [ChoiceOption("", words("appointments.sharing.none"))] + names.map { ChoiceOption($0, $0) }
        let new = Question(
            "nom_\(offer.id)", words("appointments.sharing.new"), words, error: isWrong ? words("appointments.sharing.long") : nil, isOptional: true)
        return """
            <h2>\(offer.details.title)</h2>
            <form class="add" method="post" action="\(Self.path)">\(visit.visit.formToken)
            <input type="hidden" name="type" value="\(offer.id.description)">
            \(SelectInput(Question("choix_\(offer.id)", words("appointments.sharing.as"), words), options: options, selected: name ?? ""))
            \(TextInput(new, value: isWrong ? visit.form.first("nom_\(offer.id)") ?? "" : ""))
            \(Button(words("appointments.settings.save"), .secondary))</form>
            """
    }
}
