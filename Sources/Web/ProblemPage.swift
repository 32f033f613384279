import Core
import HTTPTypes
import Hummingbird
import Logging

extension Front {
    /// A ``Problem`` becomes its own message; anything else is logged once, in full, and shown as an apology.
    func problemPage(_ error: any Error, _ visit: Visit, _ route: Route?, _ logger: Logger) async -> Response {
        if case WebProblem.signInRequired = error, visit.request.method == .get {
            return .seeOther("/bureau/connexion?retour=" + visit.path.percentEncoded)
        }
        if case WebProblem.signInRequired = error, visit.request.method == .post, let signInAgain { return signInAgain(visit) }
        if let page = await givenBack(error, visit, route) { return page }
        guard let problem = error as? any Problem else {
            logger.error(
                "A request failed", metadata: ["error": "\(error)", "path": "\(visit.request.method) \(visit.parameters.isEmpty ? visit.path : "")"])
            let certificate = await faults?.note(Fault(visit, route))
            return page(UserMessage("web.problem.fault"), status: .internalServerError, visit, apology(visit, certificate))
        }
        return page(problem.message, status: problem.kind.status, visit)
    }

    /// Nobody's address: a page without any authority's look, name or phone.
    func unknownHost(_ problem: any Problem, _ request: Request) async -> Response {
        let words = words(for: SentCookies(request.headers))
        let page = bare(words("web.problem.title.404"), "<p>\(words(problem.message))</p>", words)
        var response = Response.html(page, status: .notFound)
        SecurityHeaders.add(to: &response, isSecure: settings.isSecure)
        return await Compression.applied(to: response, for: request)
    }

    /// Whose fault it is not, what is kept, and the proof of having tried.
    private func apology(_ visit: Visit, _ certificate: String?) -> HTML {
        guard !visit.path.hasPrefix("/bureau") else { return HTML() }
        let words = visit.words
        return """
            <p>\(words("web.problem.fault.again"))</p>
            \(certificate.map { certificateLink($0, words) })
            """
    }

    private func certificateLink(_ path: String, _ words: Words) -> HTML {
        "<p>\(words("web.problem.fault.late"))</p><p><a class=\"button second\" href=\"\(path)\">\(words("web.problem.fault.certificate"))</a></p>"
    }

    /// We cannot tell whose pages these are: a page without any look, that says the same.
    func noSite(_ request: Request, _ route: Route?) async -> Response {
        let words = words(for: SentCookies(request.headers))
        let isAtDesk = request.uri.path.hasPrefix("/bureau")
        let fault = Fault(at: clock(), organisation: nil, reference: nil, wasSending: route?.body == .stream, isAtDesk: isAtDesk)
        let certificate = await faults?.note(fault)
        var response = Response.html(
            bare(
                words("web.problem.title.500"),
                "<p>\(words("web.problem.fault"))</p>\(isAtDesk ? nil : certificate.map { certificateLink($0, words) })", words),
            status: .serviceUnavailable)
        response.headers[.retryAfter] = "30"
        SecurityHeaders.add(to: &response, isSecure: settings.isSecure)
        return response
    }

    private func bare(_ title: String, _ main: HTML, _ words: Words) -> HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title)</title></head>
        <body><main><h1>\(title)</h1>\(main)</main></body>
        </html>
        """
    }

    private func page(_ message: UserMessage, status: HTTPResponse.Status, _ visit: Visit, _ more: HTML = HTML()) -> Response {
        let words = visit.words
        // Whoever works at the desk goes back to it, and would call themselves.
        let isAtDesk = visit.path.hasPrefix("/bureau")
        let body: HTML = """
            <h1>\(words("web.problem.title.\(status.code)"))</h1>
            <p>\(words(message))</p>
            \(more)
            \(if: !isAtDesk, "<p>\(words("web.problem.help", ["phone": visit.site.phone]))</p>")
            <p><a href="\(isAtDesk ? "/bureau" : "/")">\(words(isAtDesk ? "web.problem.desk" : "web.problem.home"))</a></p>
            """
        return visit.page(title: words("web.problem.title.\(status.code)"), status: status, body)
    }
}
