import Core
import Hummingbird
import Web

/// The other parent, the protected adult, a representative reads what is asked, and agrees or refuses, once. No account is needed: the link is the key.
struct AgreementAnswerPage: Sendable {
    let room: MandatesFeature

    static let path = "/accord"
    static let parentPath = "/accord-parental"

    var routes: [Route] {
        [Self.path, Self.parentPath].flatMap { path -> [Route] in
            [
                .get(path + "/merci") { visit in thanks(visit) },
                .get(path + "/:token") { visit in form(try await request(visit), visit) },
                .post(path + "/:token", answer: answer),
            ]
        }
    }

    private func request(_ visit: Visit) async throws -> SharedRequest {
        let token: String = try visit.parameter("token")
        guard let asked = try await room.agreements.asked(token, of: visit.site.organisation, at: visit.now),
            let request = try await room.shared.find(asked.dossier, visit), request.isOpen,
            try await room.stillAnswers(asked.email, for: request, visit)
        else { throw MandateProblem.agreementLinkOver }
        return request
    }

    @Sendable private func answer(_ visit: Visit) async throws -> Response {
        let request = try await request(visit), token: String = try visit.parameter("token")
        var faults = FormFaults()
        let answer = visit.form.first("reponse")
        if answer != "oui" && answer != "non" { faults.add("reponse", UserMessage("mandates.parents.noAnswer")) }
        let name = faults.text("nom", in: visit.form, atMost: 120, missing: UserMessage("mandates.parents.noName"))
        guard faults.isEmpty else { return form(request, visit, faults) }
        // Corrected since the page was shown: what they agree to must be what they read.
        guard visit.form.first("lu") == room.seal.mark(read: request.digest, of: request.dossier) else {
            faults.add("reponse", UserMessage("mandates.parents.changed"))
            return form(request, visit, faults)
        }
        let step: AgreementStep = answer == "oui" ? .agreed(name: name, digest: request.digest) : .refused(name: name, digest: request.digest)
        let said = AgreementWords(party: request.party ?? .parent, words: visit.words), site = visit.site, now = visit.now
        let letter = said.answered(request, token: token, of: site), letters = room.letters
        try await room.agreements.answer(step, token: token, on: request, of: site.organisation, at: now) { connection in
            if let letter { try letters.send(letter, of: site, now: now, on: connection) }
        }
        return .seeOther(said.path + "/merci")
    }

    private func thanks(_ visit: Visit) -> Response {
        let party: AgreementStep.Party = visit.path.hasPrefix(Self.parentPath) ? .parent : .person
        let text = AgreementWords(party: party, words: visit.words)("thanksText", ["phone": visit.site.phone])
        return visit.page(
            title: visit.words("mandates.parents.thanks"), "<h1>\(visit.words("mandates.parents.thanks"))</h1><p>\(text)</p>")
    }

    private func form(_ request: SharedRequest, _ visit: Visit, _ faults: FormFaults = FormFaults()) -> Response {
        let words = visit.words, said = AgreementWords(party: request.party ?? .parent, words: words)
        func question(_ name: String) -> Question {
            Question(name, words("mandates.parents.\(name)"), words, error: faults.error(name, words))
        }
        let options = ["oui", "non"].map { ChoiceOption($0, words("mandates.parents.reponse.\($0)")) }
        let lines = request.lines.map { SummaryList.Row($0.label, $0.text.joined(separator: ", ")) }
        return visit.page(
            title: words("mandates.parents.answer"), status: faults.isEmpty ? .ok : .unprocessableContent,
            """
            \(faults.summary(words))
            <p class="over">\(request.title) – \(request.reference.description)</p>
            <h1>\(words("mandates.parents.answer"))</h1>
            <p>\(said("answerWhy"))</p>
            <h2>\(words("mandates.parents.read"))</h2>
            \(SummaryList(lines, words: words))
            <form method="post" novalidate>\(visit.formToken)
            <input type="hidden" name="lu" value="\(room.seal.mark(read: request.digest, of: request.dossier))">
            \(Radios(question("reponse"), options: options, selected: visit.form.first("reponse")))
            \(TextInput(question("nom"), InputTraits(autocomplete: "name", isSpelled: false), value: visit.form.first("nom") ?? ""))
            <p>\(said("once"))</p>
            \(Button(words("mandates.parents.answerSend")))
            </form>
            """)
    }
}
