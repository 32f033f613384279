import Core
import Hummingbird
import Web

/// At the counter: the mandates of somebody who comes with their number or with a document, to be checked or ended.
struct MandateDesk: Sendable {
    let room: MandatesFeature

    static let path = "/bureau/mandats"

    var routes: [Route] {
        let roles = AgentRole.seeingDossiers
        return [
            .agents(.get, Self.path, roles) { visit in page(visit) }, .agents(.post, Self.path, roles, answer: search),
            .agents(.post, Self.path + "/:mandate/fin", roles, answer: end),
        ]
    }

    @Sendable private func search(_ visit: AgentVisit) async throws -> Response {
        let form = visit.form, organisation = visit.viewer.organisation
        if let number = form.text("numero").flatMap(Reference.init) {
            return page(visit, found: try await room.mandates.find(number, in: organisation).map { [$0] } ?? [])
        }
        var faults = FormFaults()
        let name = faults.text("personne", in: form, missing: UserMessage("mandates.desk.nothing"))
        let born = faults.day("naissance", in: form, notAfter: visit.visit.today, wrong: UserMessage("mandates.new.badBirth"))
        guard faults.isEmpty, let born else { return page(visit, faults: faults) }
        return page(visit, found: try await room.mandates.find(name: name, born: born, in: organisation))
    }

    @Sendable private func end(_ visit: AgentVisit) async throws -> Response {
        let id: MandateID = try visit.visit.parameter("mandate")
        guard let mandate = try await room.mandates.find(id, in: visit.viewer.organisation) else {
            throw MandateProblem.unknown
        }
        try await room.mandates.end(mandate, by: .counter, visit.viewer.name, of: visit.viewer.organisation, at: visit.now)
        return .seeOther(Self.path + "?fait=fin")
    }

    private func page(_ visit: AgentVisit, found: [Mandate]? = nil, faults: FormFaults = FormFaults()) -> Response {
        let words = visit.words, form = visit.form, said = MandateWords(words: words, visit: visit.visit)
        let none = found.map(\.isEmpty) ?? false
        let sections = (found ?? []).map { mandate -> HTML in
            let canEnd = [.awaiting, .alive].contains(mandate.standing(at: visit.now))
            return """
                <section><h2>\(mandate.person.name), \(mandate.person.born.inWords(words.language))</h2><p>\(said.standing(mandate))</p>
                \(SummaryList(said.rows(mandate), words: words))
                \(mandate.attestation.map { "<p>\(words("mandates.paper.hash"))<br><code>\($0)</code></p>" as HTML })
                \(if: canEnd, EndingForm(action: "\(Self.path)/\(mandate.id)/fin", visit: visit.visit).html)</section>
                """
        }
        func error(_ field: String) -> String? { faults.error(field, words) }
        return visit.visit.page(
            title: words("mandates.desk.title"), status: faults.isEmpty && !none ? .ok : .unprocessableContent,
            """
            \(none ? ErrorSummary([.init(href: "#numero", text: words("mandates.desk.none"))], words: words) : faults.summary(words))
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("mandates.own.ended")))
            <h1>\(words("mandates.desk.title"))</h1>
            <p>\(words("mandates.desk.intro"))</p>
            <p><a href="\(MeasureDesk.path)">\(words("mandates.measure.title"))</a></p>
            \(sections)
            <form method="post" action="\(Self.path)" novalidate>\(visit.visit.formToken)
            \(TextInput(Question("numero", words("mandates.own.number"), words, isOptional: true), .number, value: form.first("numero") ?? ""))
            <p>\(words("mandates.desk.orName"))</p>
            \(TextInput(Question("personne", words("mandates.new.personne"), words, error: error("personne"), isOptional: true), InputTraits(autocomplete: "off", isSpelled: false), value: form.first("personne") ?? ""))
            \(DateInput(Question("naissance", words("mandates.new.naissance"), words, error: error("naissance"), isOptional: true), typedIn: form))
            \(Button(words("mandates.desk.find")))
            </form>
            """)
    }
}
