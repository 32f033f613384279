import HTTPTypes
import Hummingbird
import Web

/// What `suggest.js` offers while an address is typed: at most eight, one a line. Nothing is told of who asks, nor kept.
///
/// **Posted, though nothing changes: what is typed is where somebody lives, and a URL is in the logs of every proxy.**
struct AddressSuggestions: Sendable {
    static let path = InputTraits.addressesPath
    private static let longest = 800
    private static let most = 8

    let addresses: AddressesFeature
    let throttle: Throttle

    var route: Route {
        .post(Self.path, body: .unchecked) { visit in
            guard visit.isSentFromOurPages else { throw WebProblem.foreignForm }
            // Somebody who types without a pause asks five times a second, and several may share an address.
            try throttle.check(visit.address, atMost: 600, perSeconds: 60, now: visit.now)
            let text = String(buffer: try await visit.body(upTo: Self.longest))
            // The script asks no more where there is nothing to find.
            guard try await addresses.edition() != nil else { return Response(status: .notFound) }
            let found = text.count < 3 ? [] : try await addresses.suggestions(for: text, atMost: Self.most)
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: found.map(\.label).joined(separator: "\n"))))
        }
    }
}
