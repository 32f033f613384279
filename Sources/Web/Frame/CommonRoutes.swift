import HTTPTypes
import Hummingbird

/// The addresses that belong to no feature: files, theme, language, what robots are told.
public enum CommonRoutes {
    public static let all: [Route] =
        StaticFiles.routes + ThemeRoutes.all + ForgetBrowser.routes + [
            LanguageRoute.route, CommuneSuggestions().route, SecurityContact.route, robots,
        ]

    /// What is personal or behind the desk is not for search engines; the pages of procedures are.
    private static let robots = Route.get("/robots.txt") { _ in
        let text =
            "User-agent: *\nDisallow: /bureau\nDisallow: /brouillons\nDisallow: /suivi\nDisallow: /reprendre\nDisallow: /recherche\nDisallow: /oublier\n"
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
            body: .init(byteBuffer: .init(string: text)))
    }
}
