import Core
import Foundation
import HTTPTypes
import Hummingbird

/// What somebody wrote in a page that cannot be taken now: their space closed while they typed, or this browser's key is gone. It goes back to them in the
/// answer to the request that brought it, to be sent again once they came back in. **It is kept nowhere**: who signs in next is never shown it.
struct GivenBack {
    let visit: Visit
    let status: HTTPResponse.Status

    private var words: Words { visit.words }

    /// - Returns: `nil` when nothing was written, or when the form holds a secret, which no page shows again.
    init?(_ visit: Visit, status: HTTPResponse.Status) {
        let names = visit.form.values.keys
        guard names.contains(where: { !$0.hasPrefix("_") }), !names.contains(where: Self.isSecret) else { return nil }
        (self.visit, self.status) = (visit, status)
    }

    private static func isSecret(_ name: String) -> Bool { ["mot_de_passe", "phrase", "code", "secret"].contains { name.hasPrefix($0) } }

    func response() -> Response {
        let title = words("web.givenBack.title")
        return visit.page(
            title: title, status: status,
            """
            <h1>\(title)</h1>
            \(Notice(.important, title: words("web.givenBack.kept"), words("web.givenBack.why")))
            \(steps)
            <form method="post" action="\(visit.path)">\(visit.formToken)\(fields)\(Button(words("web.givenBack.send")))</form>
            \(written)
            <p>\(words("web.problem.help", ["phone": visit.site.phone]))</p>
            """)
    }

    /// At the desk, the form that is sent again asks for the session by itself.
    private var steps: HTML? {
        guard !visit.path.hasPrefix("/bureau") else { return nil }
        return """
            <p>\(words("web.givenBack.steps"))</p>
            <ul><li>\(link("/espace/connexion", "web.givenBack.space"))</li>
            \(if: !visit.path.hasPrefix("/espace"), "<li>\(link("/reprendre", "web.givenBack.number"))</li>")</ul>
            """
    }

    private func link(_ path: String, _ key: String) -> HTML { "<a href=\"\(path)\" target=\"_blank\" rel=\"noopener\">\(words(key))</a>" }

    private var sent: [(name: String, value: String)] {
        visit.form.values.filter { $0.key != FormTokens.field }.sorted { $0.key < $1.key }.flatMap { field in field.value.map { (field.key, $0) } }
    }

    private var fields: [HTML] { sent.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" } }

    /// To be copied, should sending again not do.
    private var written: HTML? {
        let texts = sent.filter { !$0.name.hasPrefix("_") && $0.value.contains(where: \.isLetter) && $0.value.count > 20 }.map(\.value)
        guard !texts.isEmpty else { return nil }
        return Details(words("web.givenBack.written"), "\(texts.map { "<p class=\"lines\">\($0)</p>" as HTML })").html
    }
}

extension Front {
    /// The page that gives back what came too late.
    func givenBack(_ error: any Error, _ visit: Visit, _ route: Route?) async -> Response? {
        guard visit.request.method == .post, let route, let problem = error as? any Problem, Self.comesTooLate(problem, visit) else { return nil }
        let form = route.body == .stream ? await visit.typedFields() : visit.form
        // Else a page of somebody else's could have us show what it likes.
        guard visit.accepts(token: form.first(FormTokens.field)) || visit.isSurelySentFromOurPages else { return nil }
        return GivenBack(visit.with(form), status: problem.kind.status)?.response()
    }

    private static func comesTooLate(_ problem: any Problem, _ visit: Visit) -> Bool {
        if let problem = problem as? WebProblem { return problem == .foreignForm || problem == .spaceClosed }
        // What may not be seen does not exist: a request that this browser opened an hour ago is not found.
        return problem.kind == .notFound && ["/brouillons/", "/suivi/"].contains { visit.path.hasPrefix($0) }
    }
}

extension Visit {
    /// Whether the browser says so, and not only does not say otherwise.
    var isSurelySentFromOurPages: Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] { return site == "same-origin" }
        guard let origin = request.headers[.origin], let host = request.head.authority else { return false }
        return origin == "https://\(host)" || origin == "http://\(host)"
    }

    /// The texts of a form whose files nobody wants any more; none when it was read already, or cannot be.
    fileprivate func typedFields() async -> SentForm {
        let declared = request.headers[.contentType] ?? ""
        guard declared.lowercased().hasPrefix("multipart/form-data") else {
            guard let body = try? await body(upTo: Front.largestForm) else { return SentForm() }
            return (try? SentForm(urlEncoded: Array(body.readableBytesView))) ?? SentForm()
        }
        return (try? await typedParts(declared)) ?? SentForm()
    }

    private func typedParts(_ declared: String) async throws -> SentForm {
        let limits = UploadLimits(totalBytes: 64 << 20)
        var parser = try MultipartParser(contentType: declared, limits: limits)
        var collection = UploadCollection(
            limits: limits, folder: FileManager.default.temporaryDirectory, accepts: { _ in true }, onFile: { _ in .none })
        for try await piece in request.body {
            for event in try parser.feed(piece) { try await collection.take(event) }
        }
        try parser.finish()
        return collection.form
    }
}
