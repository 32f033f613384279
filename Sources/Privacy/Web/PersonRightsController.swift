import Core
import Foundation
import Hummingbird
import Web

/// « Vos données » : what a person who follows a request may ask about what is kept of them, without proving who they are again.
struct PersonRightsController: Sendable {
    let rights: SQLRights
    let copies: any RequestCopies
    let archive: CopyArchive

    static func path(_ reference: Reference) -> String { "/suivi/\(reference)/donnees" }

    var routes: [Route] {
        [
            .get("/suivi/:reference/donnees") { try await show($0, TypedForm(words: $0.words)) },
            .post("/suivi/:reference/donnees", answer: ask),
            .get("/suivi/:reference/donnees/copie.zip", answer: copy),
        ]
    }

    /// `nil` for a visitor who has not shown that the request is theirs: they are asked for that first.
    private func open(_ visit: Visit) async throws -> (id: DossierID, reference: Reference)? {
        let reference: Reference = try visit.parameter("reference")
        return try await copies.followed(reference, visitor: visit.keys, in: visit.site.organisation).map { ($0, reference) }
    }

    /// Where the proof is asked, as for every page of a request.
    private func proof(_ visit: Visit) throws -> Response {
        let reference: Reference = try visit.parameter("reference")
        return .seeOther("/suivi?numero=\(reference)")
    }

    private func show(_ visit: Visit, _ typed: TypedForm) async throws -> Response {
        guard let (_, reference) = try await open(visit) else { return try proof(visit) }
        return PersonRightsPage(reference: reference, visit: visit, typed: typed).response()
    }

    @Sendable private func copy(_ visit: Visit) async throws -> Response {
        guard let (id, reference) = try await open(visit) else { return try proof(visit) }
        return archive.response(name: "mes-donnees-\(reference).zip", visit: visit) { last in last < id ? [id] : [] }
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response {
        guard let (id, reference) = try await open(visit) else { return try proof(visit) }
        var typed = TypedForm(visit.form, words: visit.words)
        let right: Right? = typed.word(PersonRightsPage.right, missing: "privacy.fault.right")
        let details = typed.text(PersonRightsPage.details, missing: "privacy.fault.details")
        guard typed.isRight, let right else { return try await show(visit, typed) }
        guard let copy = try await copies.copy(of: id, zone: visit.site.zone, words: visit.words) else { throw PrivacyProblem.unknownRequest }
        let new = SQLRights.New(
            right: right, channel: .web, references: [reference], person: copy.applicant, contact: copy.email ?? copy.phone ?? "", details: details,
            identity: .followed, receivedOn: visit.today)
        _ = try await rights.add(new, to: visit.site.organisation)
        return .seeOther(Self.path(reference) + "?fait=demande")
    }
}

/// The page « Vos données ».
struct PersonRightsPage {
    static let right = "droit"
    static let details = "precisions"

    let reference: Reference
    let visit: Visit
    let typed: TypedForm

    private var words: Words { visit.words }
    private var path: String { PersonRightsController.path(reference) }

    func response() -> Response {
        let title = words("privacy.person.title")
        return visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent,
            """
            \(BackLink("/suivi/\(reference)", words: words))
            \(typed.summary)\(visit.query("fait").map { _ in Notice(.success, title: words("privacy.person.done"), words("privacy.person.done.next")) })
            <h1>\(title)</h1>
            <h2>\(words("privacy.person.copy"))</h2>
            <p>\(words("privacy.person.copy.what"))</p>
            <p>\(LinkButton(words("privacy.person.copy.take"), to: path + "/copie.zip"))</p>
            <h2>\(words("privacy.person.ask"))</h2>
            <p>\(words("privacy.person.ask.what"))</p>
            <form method="post" action="\(path)">\(visit.formToken)
            \(typed.radios(Self.right, "privacy.right", ["rectification", "erasure", "objection", "restriction"]))
            \(typed.area(Self.details, "privacy.person.details", hint: "privacy.person.details.hint"))
            <div class="actions">\(Button(words("privacy.person.send"), .secondary))</div></form>
            <p>\(words("privacy.person.other"))</p>
            <p><a href="/donnees-personnelles">\(words("privacy.person.notice"))</a></p>
            """)
    }
}
