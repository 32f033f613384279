import Core
import Forms
import Foundation
import Hummingbird
import Web

/// How the person wants to be written to about their request, and whether decisions may reach them online.
struct ContactController: Sendable {
    let access: DossierAccess

    var routes: [Route] {
        [.get("/suivi/:reference/contact", answer: show), .post("/suivi/:reference/contact", answer: save)]
    }

    @Sendable func show(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        let choice = ContactChoice(try await access.dossiers.history(of: followed.dossier.id))
        return ContactPage(followed: followed, choice: choice, visit: visit).response()
    }

    @Sendable func save(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        let before = ContactChoice(try await access.dossiers.history(of: followed.dossier.id))
        let agrees = followed.dossier.email != nil && ConsentInput.isTicked(in: visit.form)
        let way = visit.form.first(ContactPage.way)
        let choice = ContactChoice(
            prefersPost: way == ContactPage.post, prefersCounter: way == ContactPage.counter, agreesToElectronicDecisions: agrees)
        let path = DossierPaths.following(followed.dossier.reference)
        if choice.prefersPost != before.prefersPost || choice.prefersCounter != before.prefersCounter
            || choice.agreesToElectronicDecisions != before.agreesToElectronicDecisions
        {
            let now = visit.now
            _ = try await access.dossiers.change(followed.dossier.reference, visitor: visit.keys) { dossier in
                Changes(lines: [choice.record(on: &dossier, by: Actor.person, at: now)])
            }
        }
        return .seeOther(path + "/contact?fait=1")
    }

    private func opened(_ visit: Visit) async throws -> FollowedDossier {
        guard let followed = try await access.open(visit) else { throw DossierProblem.unknownDossier }
        return followed
    }
}

struct ContactPage {
    static let way = "moyen"
    static let post = "courrier"
    static let counter = "guichet"

    let followed: FollowedDossier
    let choice: ContactChoice
    let visit: Visit

    private var words: Words { visit.words }

    func response() -> Response {
        let path = DossierPaths.following(followed.dossier.reference)
        let hasAddress = followed.sheet.form.fields.contains { $0.role == .address && followed.dossier.answers[$0.id] != nil }
        let hasEmail = followed.dossier.email != nil, canBeTold = hasEmail || followed.dossier.phone != nil
        let usual = hasEmail ? "email" : Self.post
        let options = [
            hasEmail ? ChoiceOption("email", words("dossiers.contact.email")) : nil,
            hasAddress ? ChoiceOption(Self.post, words("dossiers.contact.post")) : nil,
            canBeTold ? ChoiceOption(Self.counter, words("dossiers.contact.counter"), hint: words("dossiers.contact.counter.hint")) : nil,
        ].compactMap(\.self)
        let way = Radios(
            Question(Self.way, words("dossiers.contact.way"), words), options: options,
            selected: choice.prefersCounter ? Self.counter : choice.prefersPost ? Self.post : usual)
        let canChoose = options.count > 1
        return visit.page(
            title: words("dossiers.contact.title"),
            """
            \(BackLink(path, words: words))
            \(visit.query("fait") == nil ? nil : Notice(.success, words("dossiers.contact.done")))
            <h1>\(words("dossiers.contact.title"))</h1>
            \(hasEmail && hasAddress ? nil : Notice(.info, words(hasEmail ? "dossiers.contact.noAddress" : "dossiers.contact.noEmail")))
            \(if: hasEmail || canChoose, form(path, way: canChoose ? way.html : HTML()))
            """)
    }

    private func form(_ path: String, way: HTML) -> HTML {
        """
        <form method="post" action="\(path)/contact">\(visit.formToken)
        \(way)
        \(if: followed.dossier.email != nil, ConsentInput(words: words, isTicked: choice.agreesToElectronicDecisions).html)
        \(choice.since.map { "<p class=\"hint\">\(words("dossiers.contact.since", ["date": $0.inWords(words.language, in: visit.site.zone)]))</p>" as HTML })
        <div class="actions">\(Button(words("dossiers.contact.save")))</div>
        </form>
        """
    }
}

/// The question that the law wants asked apart, with what it wants said first (CRPA R112-17, R112-18, R112-20).
struct ConsentInput {
    private static let name = "decision_en_ligne"

    let words: Words
    let isTicked: Bool

    var html: HTML {
        """
        \(TickBox(Question(Self.name, words("dossiers.consent.label"), words, hint: words("dossiers.consent.hint")), isTicked: isTicked))
        \(Details(words("dossiers.consent.more"), information))
        """
    }

    private var information: HTML {
        let lines = ["how", "available", "reading", "days", "address", "leave", "refuse"].map {
            "<li>\(words("dossiers.consent.\($0)"))</li>" as HTML
        }
        return "<ul>\(lines)</ul>"
    }

    /// Writes an agreement given with the request itself in its history.
    static func recorded(
        _ agrees: Bool, on filing: (dossier: Dossier, changes: Changes), at now: Date
    ) -> (dossier: Dossier, changes: Changes) {
        guard agrees, filing.dossier.email != nil else { return filing }
        var filing = filing
        let choice = ContactChoice(agreesToElectronicDecisions: true)
        filing.changes.lines.append(choice.record(on: &filing.dossier, by: .person, at: now))
        return filing
    }

    static func isTicked(in form: SentForm) -> Bool { form.first(name) != nil }
}
