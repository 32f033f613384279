import Core
import HTTPTypes
import Hummingbird
import Logging

extension Front {
    /// A ``Problem`` becomes its own message; anything else is logged once, in full, and shown as an apology.
    func problemPage(_ error: any Error, _ visit: Visit, _ logger: Logger) -> Response {
        if case WebProblem.signInRequired = error, visit.request.method == .get {
            return .seeOther("/bureau/connexion?retour=" + visit.path.percentEncoded)
        }
        if case WebProblem.signInRequired = error, visit.request.method == .post, let signInAgain { return signInAgain(visit) }
        guard let problem = error as? any Problem else {
            logger.error(
                "A request failed", metadata: ["error": "\(error)", "path": "\(visit.request.method) \(visit.parameters.isEmpty ? visit.path : "")"])
            return page(UserMessage("web.problem.fault"), status: .internalServerError, visit)
        }
        return page(problem.message, status: problem.kind.status, visit)
    }

    /// Nobody's address: a page without any authority's look, name or phone.
    func unknownHost(_ problem: any Problem, _ request: Request) async -> Response {
        let words = words(for: SentCookies(request.headers))
        let title = words("web.problem.title.404")
        let page: HTML = """
            <!doctype html>
            <html lang="\(words.language.rawValue)">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title)</title></head>
            <body><main><h1>\(title)</h1><p>\(words(problem.message))</p></main></body>
            </html>
            """
        var response = Response.html(page, status: .notFound)
        SecurityHeaders.add(to: &response, isSecure: settings.isSecure)
        return await Compression.applied(to: response, for: request)
    }

    private func page(_ message: UserMessage, status: HTTPResponse.Status, _ visit: Visit) -> Response {
        let words = visit.words
        let body: HTML = """
            <h1>\(words("web.problem.title.\(status.code)"))</h1>
            <p>\(words(message))</p>
            <p>\(words("web.problem.help", ["phone": visit.site.phone]))</p>
            <p><a href="/">\(words("web.problem.home"))</a></p>
            """
        return visit.page(title: words("web.problem.title.\(status.code)"), status: status, body)
    }
}
