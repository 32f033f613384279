import Core
import Hummingbird
import Web

/// Who filed says how to reach the other parent, or that they are alone.
struct AskAgreementPage: Sendable {
    let room: MandatesFeature

    private static let path = "/suivi/:reference/autre-parent"

    var routes: [Route] {
        [
            .get(Self.path) { visit in form(try await request(visit), visit) },
            .post(Self.path, answer: save),
        ]
    }

    private func request(_ visit: Visit) async throws -> SharedRequest {
        let reference: Reference = try visit.parameter("reference")
        guard let request = try await room.shared.find(reference, visit), request.party == .parent else { throw MandateProblem.unknown }
        guard request.isOpen else { throw MandateProblem.agreementAnswered }
        return request
    }

    @Sendable private func save(_ visit: Visit) async throws -> Response {
        let request = try await request(visit)
        try await room.throttle.admit(visit, through: "other parents", atMost: 10, perSeconds: 3600)
        var faults = FormFaults()
        switch visit.form.first("situation") {
        case "deux":
            guard let email = visit.form.text("email").flatMap(EmailAddress.init) else {
                faults.add("email", UserMessage("mandates.parents.badEmail"))
                return form(request, visit, faults)
            }
            try await ask(email, request, visit)
        case "seul":
            guard let reason = visit.form.first("motif").flatMap(AgreementStep.AloneReason.init) else {
                faults.add("motif", UserMessage("mandates.parents.noReason"))
                return form(request, visit, faults)
            }
            try await room.agreements.sayAlone(reason, on: request, at: visit.now)
        default:
            faults.add("situation", UserMessage("mandates.parents.noChoice"))
            return form(request, visit, faults)
        }
        return .seeOther("/suivi/\(request.reference)#accord")
    }

    private func ask(_ email: EmailAddress, _ request: SharedRequest, _ visit: Visit) async throws {
        let site = visit.site, now = visit.now, letters = room.letters, said = AgreementWords(party: .parent, words: visit.words)
        try await room.agreements.ask(email, for: request, in: site.organisation, at: now) { token, connection in
            try letters.send(said.letter(request, to: email, token: token, of: site), of: site, now: now, on: connection)
        }
    }

    private func form(_ request: SharedRequest, _ visit: Visit, _ faults: FormFaults = FormFaults()) -> Response {
        let words = visit.words, path = "/suivi/\(request.reference)"
        func question(_ name: String, hint: String? = nil) -> Question {
            Question(name, words("mandates.parents.\(name)"), words, hint: hint.map { words($0) }, error: faults.error(name, words))
        }
        let reasons = AgreementStep.AloneReason.allCases.map { ChoiceOption($0.rawValue, words("mandates.parents.reason.\($0.rawValue)")) }
        let options = ["deux", "seul"].map { ChoiceOption($0, words("mandates.parents.situation.\($0)")) }
        return visit.page(
            title: words("mandates.parents.title"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            \(BackLink(path, words: words))
            <p class="over">\(request.title) – \(request.reference.description)</p>
            <h1>\(words("mandates.parents.title"))</h1>
            <p>\(words("mandates.parents.why"))</p>
            <p>\(words("mandates.parents.seen"))</p>
            <form method="post" action="\(path)/autre-parent" novalidate>\(visit.formToken)
            \(Radios(question("situation"), options: options, selected: visit.form.first("situation")))
            \(TextInput(question("email", hint: "mandates.parents.email.hint"), InputTraits(type: "email", isSpelled: false), value: visit.form.first("email") ?? ""))
            \(Radios(question("motif", hint: "mandates.parents.motif.hint"), options: reasons, selected: visit.form.first("motif")))
            \(Button(words("mandates.parents.send")))
            </form>
            """)
    }
}
