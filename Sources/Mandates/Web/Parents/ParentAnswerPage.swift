import Core
import Hummingbird
import Web

/// The other parent reads what is asked for the child, and agrees or refuses, once. No account is needed: the link is the key.
struct ParentAnswerPage: Sendable {
    let room: MandatesFeature

    static let path = "/accord-parental"

    var routes: [Route] {
        [
            .get(Self.path + "/merci") { visit in thanks(visit) },
            .get(Self.path + "/:token") { visit in form(try await request(visit), visit) },
            .post(Self.path + "/:token", answer: answer),
        ]
    }

    private func request(_ visit: Visit) async throws -> ChildRequest {
        let token: String = try visit.parameter("token")
        guard let dossier = try await room.parents.dossier(token, of: visit.site.organisation, at: visit.now),
            let request = try await room.children.find(dossier, visit), request.isOpen
        else { throw MandateProblem.parentLinkOver }
        return request
    }

    @Sendable private func answer(_ visit: Visit) async throws -> Response {
        let request = try await request(visit), token: String = try visit.parameter("token")
        var faults = FormFaults()
        let name = faults.text("nom", in: visit.form, atMost: 120, missing: UserMessage("mandates.parents.noName"))
        let answer = visit.form.first("reponse")
        if answer != "oui" && answer != "non" { faults.add("reponse", UserMessage("mandates.parents.noAnswer")) }
        guard faults.isEmpty else { return form(request, visit, faults) }
        // Corrected since the page was shown: what they agree to must be what they read.
        guard visit.form.first("lu") == request.digest else {
            faults.add("reponse", UserMessage("mandates.parents.changed"))
            return form(request, visit, faults)
        }
        let step: ParentalStep = answer == "oui" ? .agreed(name: name, digest: request.digest) : .refused(name: name, digest: request.digest)
        try await room.parents.answer(step, token: token, on: request, of: visit.site.organisation, at: visit.now)
        return .seeOther(Self.path + "/merci")
    }

    private func thanks(_ visit: Visit) -> Response {
        visit.page(
            title: visit.words("mandates.parents.thanks"),
            "<h1>\(visit.words("mandates.parents.thanks"))</h1><p>\(visit.words("mandates.parents.thanksText", ["phone": visit.site.phone]))</p>")
    }

    private func form(_ request: ChildRequest, _ visit: Visit, _ faults: FormFaults = FormFaults()) -> Response {
        let words = visit.words
        func question(_ name: String) -> Question {
            Question(name, words("mandates.parents.\(name)"), words, error: faults.error(name, words))
        }
        let options = ["oui", "non"].map { ChoiceOption($0, words("mandates.parents.reponse.\($0)")) }
        let lines = request.lines.map { line -> HTML in
            "<dt>\(line.label)</dt><dd>\(line.text.joined(separator: ", "))</dd>"
        }
        return visit.page(
            title: words("mandates.parents.answer"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            <p class="over">\(request.title) – \(request.reference.description)</p>
            <h1>\(words("mandates.parents.answer"))</h1>
            <p>\(words("mandates.parents.answerWhy"))</p>
            <h2>\(words("mandates.parents.read"))</h2>
            <dl>\(lines)</dl>
            <form method="post" novalidate>\(visit.formToken)
            <input type="hidden" name="lu" value="\(request.digest)">
            \(Radios(question("reponse"), options: options, selected: visit.form.first("reponse")))
            \(TextInput(question("nom"), InputTraits(autocomplete: "name", isSpelled: false), value: visit.form.first("nom") ?? ""))
            <p>\(words("mandates.parents.once"))</p>
            \(Button(words("mandates.parents.answerSend")))
            </form>
            """)
    }
}
