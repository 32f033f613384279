import Core
import HTTPTypes
import Hummingbird

/// Leaving a shared computer: the browser forgets whose requests it opened. Nothing is erased from the requests themselves.
public struct ForgetBrowser {
    static let path = "/oublier"

    private let visit: Visit

    public init(_ visit: Visit) { self.visit = visit }

    /// What it does, then the button, for pages that show the number with which one comes back.
    public var html: HTML {
        let words = visit.words
        return Details(
            words("web.forget.question"),
            """
            <p>\(words("web.forget.what"))</p>
            <form method="post" action="\(Self.path)">\(visit.formToken)\(Button(words("web.forget.button"), .secondary))</form>
            """
        ).html
    }

    static let routes: [Route] = [
        .post(path) { visit in
            var response = Response.seeOther(path)
            visit.forgetVisitor(on: &response)
            visit.setPersonSession("", on: &response)
            // What a script could not send yet is kept by the browser: it goes too (W3C, Clear Site Data). Not "cookies": an agent may be signed in.
            if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\", \"storage\"" }
            return response
        },
        .get(path) { visit in
            let words = visit.words
            return visit.page(
                title: words("web.forget.done"),
                """
                <h1>\(words("web.forget.done"))</h1><p>\(words("web.forget.after"))</p>
                <p><a href="/">\(words("web.problem.home"))</a></p>
                """)
        },
    ]
}

extension HTML.StringInterpolation {
    public mutating func appendInterpolation(_ forget: ForgetBrowser) { appendInterpolation(forget.html) }
}
