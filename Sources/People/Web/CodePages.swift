import Core
import HTTPTypes
import Hummingbird
import Web

/// The second step of coming in, for who added a telephone to their space.
struct CodePages: Sendable {
    let people: PeopleFeature

    static let path = EntryPages.path + "/code"

    var routes: [Route] { [.post(Self.path, answer: open)] }

    @Sendable private func open(_ visit: Visit) async throws -> Response {
        let key = visit.form.first(CodePage.key) ?? "", organisation = visit.site.organisation
        guard let half = try await people.factors.half(key, of: organisation, at: visit.now) else { throw PeopleProblem.entryOver }
        do {
            try await people.useCode(visit.form.first(CodePage.code) ?? "", of: half.person, in: organisation, at: visit.now)
        } catch let problem as PeopleProblem {
            return CodePage(visit: visit, half: key, problem: problem).response
        }
        guard let session = try await people.factors.complete(key, half, from: visit.personOrigin.device, at: visit.now) else {
            throw PeopleProblem.entryOver
        }
        return try await visit.opened(session, leadingTo: half.back, people)
    }
}

/// "Type the code of your telephone."
struct CodePage {
    let visit: Visit
    let half: String
    var problem: PeopleProblem?

    static let key = "etape"
    static let code = "code"

    var response: Response {
        let words = visit.words, title = words("people.code.title")
        let status: HTTPResponse.Status = problem.map { $0.kind == .tooMany ? .tooManyRequests : .unprocessableContent } ?? .ok
        return visit.page(
            title: title, status: status,
            """
            \(problem.map { ErrorSummary([.init(href: "#\(Self.code)", text: words($0.message))], words: words) })
            <h1>\(title)</h1>
            <form method="post" action="\(CodePages.path)" novalidate>\(visit.formToken)
            <input type="hidden" name="\(Self.key)" value="\(half)">
            \(CodeInput(words: words, hint: words("people.code.hint"), problem: problem).html)
            \(Button(words("people.code.button")))
            </form>
            <p class="hint">\(words("people.code.lost"))</p>
            """)
    }
}

/// Six digits, or a recovery code with letters: the keyboard of digits alone would lock out who lost their telephone.
struct CodeInput {
    let words: Words
    let hint: String
    let problem: PeopleProblem?

    var html: HTML {
        let question = Question(CodePage.code, words("people.code.label"), words, hint: hint, error: problem.map { words($0.message) })
        return "\(TextInput(question, InputTraits(autocomplete: "one-time-code", isSpelled: false, width: 20)))"
    }
}
