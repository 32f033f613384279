import Core
import Forms
import HTTPTypes
import Hummingbird

/// What `suggest.js` offers while the name of a commune is typed: at most ten names, one a line. Nothing is told of who asks, nor kept.
struct CommuneSuggestions: Sendable {
    static let asked = "/communes?q="

    private let throttle = Throttle()

    var route: Route {
        Route.get("/communes") { visit in
            // Somebody who types without a pause asks five times a second, and several may share an address.
            try throttle.check(visit.address, atMost: 600, perSeconds: 60, now: visit.now)
            let names = EmbeddedAssets.communes.suggestions(for: visit.query("q") ?? "", atMost: 10).map(\.label)
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
                body: .init(byteBuffer: .init(string: names.joined(separator: "\n"))))
        }
    }
}
