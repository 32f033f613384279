import HTTPTypes
import Hummingbird
import NIOCore

/// The authority's colours, as a small style sheet of its own: inline styles are refused by our content security policy.
enum ThemeRoutes {
    static let all = [
        Route.get("/theme/:file") { visit in
            let theme = visit.site.theme
            let file = visit.parameters.get("file") ?? ""
            let isCurrent = visit.path == theme.stylesheetPath || visit.path == theme.iconPath
            if file.hasSuffix(".css") { return answer(theme.stylesheet, "text/css; charset=utf-8", isForever: isCurrent) }
            if file.hasSuffix(".svg") { return answer(theme.icon, "image/svg+xml", isForever: isCurrent) }
            throw WebProblem.notFound
        }
    ]

    private static func answer(_ text: String, _ type: String, isForever: Bool) -> Response {
        let headers: HTTPFields = [.contentType: type, .cacheControl: isForever ? "public, max-age=31536000, immutable" : "no-cache"]
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}
