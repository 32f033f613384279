import Core
import Forms
import HTTPTypes
import Hummingbird
import Web

/// « Garder pour la prochaine fois »: adds to a person's space what they tick of what they just answered, and nothing else.
struct KeepingController: Sendable {
    let access: DossierAccess
    let following: FollowingController
    let knowledge: any PersonKnowledge

    var routes: [Route] { [.post("/suivi/:reference/informations", answer: keep)] }

    @Sendable func keep(_ visit: Visit) async throws -> Response {
        guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
        let path = DossierPaths.following(followed.dossier.reference)
        guard visit.person != nil else { return .seeOther("/espace/connexion?retour=\(path)") }
        let history = try await access.dossiers.history(of: followed.dossier.id)
        // Kept already by a first click: there is nothing to tick any more.
        guard let keeping = try await knowledge.keeping(followed, history, visit) else { return .seeOther("\(path)?depot=1") }
        let kept = keeping.kept(Set(visit.form.all(KeepingBox.field)))
        guard !kept.isEmpty else { return try await following.show(visit, refusing: keeping) }
        try await knowledge.keep(kept, for: visit)
        return .seeOther("\(path)?depot=1&\(KeepingBox.done)=\(kept.count)")
    }
}

extension PersonKnowledge {
    /// What who signed in may keep of a request; `nil` when there is nothing to offer.
    func keeping(_ followed: FollowedDossier, _ history: [HistoryLine], _ visit: Visit) async throws -> Keeping? {
        guard visit.acting == nil, let person = visit.person, followed.dossier.isAnswered(by: person, history) else { return nil }
        let form = followed.sheet.form, told = Keeping.told(by: followed.dossier.answers, in: form)
        let news = told.isEmpty ? [:] : try await news(among: told, for: visit)
        return news.isEmpty ? nil : Keeping(news, replacing: try await known(for: visit), in: form)
    }
}

/// The offer: each answer with its box, unticked (GDPR, recital 32).
struct KeepingBox: Sendable {
    let keeping: Keeping
    let path: String
    let visit: Visit
    var isNothingTicked = false

    static let field = "garder"
    static let done = "gardees"

    private var words: Words { visit.words }

    var errorSummary: ErrorSummary? {
        isNothingTicked ? ErrorSummary([.init(href: "#\(Self.field)", text: words("dossiers.keeping.tick"))], words: words) : nil
    }

    var html: HTML {
        let question = Question(
            Self.field, words("dossiers.keeping.title"), words, hint: words("dossiers.keeping.hint"),
            error: isNothingTicked ? words("dossiers.keeping.tick") : nil)
        return """
            <form class="notice info" method="post" action="\(path)/informations?depot=1" novalidate>\(visit.formToken)
            \(Checkboxes(question, options: keeping.lines.map(option)))
            <div class="actions">\(Button(words("dossiers.keeping.button"), .secondary))
            <a href="/espace/informations">\(words("dossiers.keeping.see"))</a></div>
            </form>
            """
    }

    private func option(_ line: Keeping.Line) -> ChoiceOption {
        ChoiceOption(
            line.field.id, words("dossiers.keeping.line", ["question": line.field.label, "answer": shown(line.answer, of: line.field)]),
            hint: line.replaced.map { words("dossiers.keeping.replaces", ["answer": shown($0, of: line.field)]) })
    }

    private func shown(_ answer: Answer, of field: Field) -> String {
        field.display(field.writing(answer), language: words.language).joined(separator: ", ")
    }

    /// That it was kept, on the page that follows.
    static func done(_ visit: Visit) -> Notice? {
        guard let number = visit.query(done).flatMap({ Int($0) }), (1...20).contains(number) else { return nil }
        let words = visit.words, link: HTML = "<a href=\"/espace/informations\">\(words("dossiers.keeping.see"))</a>"
        return Notice(.success, html: "<p>\(words.count(number, "dossiers.keeping.done")) \(link)</p>")
    }
}
