import Core
import Foundation
import HTTPTypes
import Hummingbird

/// Whom to tell of a weakness: `/.well-known/security.txt` (RFC 9116). The authority answers for its site, so it is written to first.
enum SecurityContact {
    static let path = "/.well-known/security.txt"
    /// RFC 9116, 2.5.5 asks for less than a year: who keeps a copy comes back.
    private static let lifetime: TimeInterval = 180 * 86_400

    static let route = Route.get(path) { visit in
        let expires = (visit.now + lifetime).ISO8601Format()
        let text = """
            Contact: mailto:\(visit.site.email)
            Expires: \(expires)
            Preferred-Languages: fr, en
            Canonical: \(visit.site.baseURL)\(path)
            Policy: \(visit.site.baseURL)/mentions-legales

            """
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
            body: .init(byteBuffer: .init(string: text)))
    }
}
