import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Law
import Web

/// Who represents a person gives the decision of the judge that the law asks for: its day, its number, and the piece itself.
struct AuthorisationController: Sendable {
    let access: DossierAccess

    private static let path = "/suivi/:reference/autorisation"
    /// Of the decision itself, among the files of the request.
    static let file = "autorisation"

    var routes: [Route] { [.get(Self.path, answer: show), .post(Self.path, body: .stream, answer: give)] }

    /// Theirs alone who represent the person: what stands on the page is what they answer for. Or the person's, who filed alone what a judge must authorise.
    private func opened(_ visit: Visit) async throws -> FollowedDossier {
        guard let followed = try await access.open(visit), followed.dossier.isOpen else { throw DossierProblem.unknownDossier }
        let history = try await access.dossiers.history(of: followed.dossier.id)
        let hold = try await access.hold(history, of: followed.dossier, visit)
        let isTheirs = visit.acting.map { $0.measure?.isOver == false } ?? (hold?.isTied == true && hold?.isOver == false)
        guard AuthorisationState(history) != nil, isTheirs else { throw DossierProblem.unknownDossier }
        return followed
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        AuthorisationPage(followed: try await opened(visit), visit: visit, form: SentForm()).response
    }

    @Sendable private func give(_ visit: Visit) async throws -> Response {
        let followed = try await opened(visit)
        let (sent, problems) = try await access.files.receive(visit, for: followed.holder) { name in
            name == Self.file ? FileIntake(rule: FileRule(accepted: [.pdf, .image], most: 5), piece: nil) : nil
        }
        var page = AuthorisationPage(followed: followed, visit: visit, form: sent)
        page.files = try await access.box.files(of: followed.dossier.id).filter { $0.field == Self.file }
        page.problems = problems.map { (Self.file, visit.words($0.message)) }
        guard let decision = page.decision() else { return page.response }
        let now = visit.now
        _ = try await access.dossiers.change(followed.dossier.reference, visitor: visit.keys) { dossier in
            guard dossier.isOpen else { throw DossierProblem.alreadyEnded }
            return Changes(lines: [decision.record(on: &dossier, at: now)])
        }
        return .seeOther(DossierPaths.following(followed.dossier.reference) + "#autorisation")
    }
}

private struct AuthorisationPage {
    let followed: FollowedDossier
    let visit: Visit
    let form: SentForm
    var files: [AttachedFile] = []
    var problems: [(field: String, text: String)] = []

    private var words: Words { visit.words }
    private var path: String { DossierPaths.following(followed.dossier.reference) }

    /// What was typed; what is wrong with it is then in ``problems``.
    mutating func decision() -> JudgeDecision? {
        let parts = ["year", "month", "day"].map { form.text("jour.\($0)").flatMap { Int($0) } ?? 0 }
        let day = LocalDate(year: parts[0], month: parts[1], day: parts[2]).flatMap { $0 <= visit.today && $0.year >= 1900 ? $0 : nil }
        if day == nil { problems.append(("jour", words("dossiers.authorisation.badDay"))) }
        let number = String((form.text("numero") ?? "").prefix(80))
        if number.isEmpty { problems.append(("numero", words("dossiers.authorisation.noNumber"))) }
        if files.isEmpty, !problems.contains(where: { $0.field == AuthorisationController.file }) {
            problems.append((AuthorisationController.file, words("dossiers.authorisation.noFile")))
        }
        guard problems.isEmpty, let day else { return nil }
        return JudgeDecision(on: day, number: number)
    }

    private func error(_ field: String) -> String? { problems.first { $0.field == field }?.text }

    private func question(_ name: String, hint: String? = nil) -> Question {
        Question(name, words("dossiers.authorisation.\(name)"), words, hint: hint.map { words($0) }, error: error(name))
    }

    var response: Response {
        func part(_ name: String) -> String { form.first("jour.\(name)") ?? "" }
        let sent = files.map(\.name).joined(separator: ", ")
        return visit.page(
            title: words("dossiers.authorisation.title"), status: problems.isEmpty ? .ok : .unprocessableContent,
            """
            \(problems.isEmpty ? nil : ErrorSummary(problems.map { .init(href: "#\($0.field)", text: $0.text) }, words: words))
            \(BackLink(path, words: words))
            <p class="over">\(followed.sheet.title) – \(followed.dossier.reference.description)</p>
            <h1>\(words("dossiers.authorisation.title"))</h1>
            <p>\(words("dossiers.authorisation.why"))</p>
            <form method="post" action="\(path)/autorisation" enctype="multipart/form-data" novalidate>\(visit.formToken)
            \(DateInput(question("jour"), day: part("day"), month: part("month"), year: part("year")))
            \(TextInput(question("numero", hint: "dossiers.authorisation.numero.hint"), InputTraits(autocomplete: "off", isSpelled: false), value: form.first("numero") ?? ""))
            \(fileInput)\(if: !files.isEmpty, "<p>\(words("dossiers.authorisation.sent", ["names": sent]))</p>")
            \(Button(words("dossiers.authorisation.send")))
            </form>
            """)
    }

    private var fileInput: HTML {
        let name = AuthorisationController.file, fault = error(name)
        return """
            <div class="question\(fault == nil ? "" : " wrong")"><label for="\(name)">\(words("dossiers.authorisation.file"))</label>
            <p class="hint" id="\(name)-aide">\(words("dossiers.authorisation.file.hint"))</p>
            \(fault.map { "<p class=\"error\" id=\"\(name)-erreur\">\($0)</p>" as HTML })
            <input type="file" id="\(name)" name="\(name)" multiple aria-describedby="\(name)-aide\(fault == nil ? "" : " \(name)-erreur")"></div>
            """
    }
}
