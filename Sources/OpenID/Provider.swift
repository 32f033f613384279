import Core
import Foundation

/// Where a provider answers, as its discovery document says (OpenID Connect Discovery 1.0).
struct ProviderEndpoints: Sendable, Equatable {
    let authorization: String
    let token: String
    let userinfo: String
    let keys: String
    /// `nil` for one that has no logout.
    let endSession: String?

    /// - Throws: ``OpenIDFault/otherIssuer`` for a document that is another's, or that would send us, or the person, to another place (SSRF).
    init(_ document: JSON, of settings: ProviderSettings) throws(OpenIDFault) {
        guard document["issuer"]?.string == settings.issuer else { throw .otherIssuer }
        authorization = try Self.address("authorization_endpoint", in: document, of: settings)
        token = try Self.address("token_endpoint", in: document, of: settings)
        userinfo = try Self.address("userinfo_endpoint", in: document, of: settings)
        keys = try Self.address("jwks_uri", in: document, of: settings)
        endSession = document["end_session_endpoint"] == nil ? nil : try Self.address("end_session_endpoint", in: document, of: settings)
    }

    private static func address(_ name: String, in document: JSON, of settings: ProviderSettings) throws(OpenIDFault) -> String {
        guard let text = document[name]?.string else { throw .malformed(.discovery) }
        guard text.hasPrefix(settings.origin + "/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw .otherIssuer }
        return text
    }
}

/// What is known of a provider: where it answers and what it signs with, asked once an hour, and again when it signs with a key we do not know.
actor ProviderKnowledge {
    private let settings: ProviderSettings
    private let exchange: any Exchange
    private var endpoints: (known: ProviderEndpoints, at: Date)?
    private var keys: (known: SigningKeys, at: Date)?

    private static let lifetime: TimeInterval = 3600
    /// Keys are not asked again more often, however many tokens with unknown keys somebody sends.
    static let shortestRefetch: TimeInterval = 60

    init(settings: ProviderSettings, exchange: any Exchange) { (self.settings, self.exchange) = (settings, exchange) }

    func endpoints(at now: Date) async throws(OpenIDFault) -> ProviderEndpoints {
        if let endpoints, now < endpoints.at + Self.lifetime { return endpoints.known }
        let document = try await json(settings.issuer + "/.well-known/openid-configuration", .discovery)
        let known = try ProviderEndpoints(document, of: settings)
        endpoints = (known, now)
        return known
    }

    /// - Parameter unknown: a token names a key that the known ones do not hold.
    func keys(holding id: String?, at now: Date) async throws(OpenIDFault) -> SigningKeys {
        if let keys, now < keys.at + Self.lifetime, keys.known.holds(id) || now < keys.at + Self.shortestRefetch { return keys.known }
        let known = try SigningKeys(await json(endpoints(at: now).keys, .keys))
        keys = (known, now)
        return known
    }

    private func json(_ url: String, _ part: OpenIDFault.Part) async throws(OpenIDFault) -> JSON {
        let answer = try await exchange.ask(url, form: nil, bearer: nil)
        guard answer.status == 200 else { throw .refused(answer.status, "") }
        guard let json = try? JSON(bytes: answer.body), json.object != nil else { throw .malformed(part) }
        return json
    }
}
