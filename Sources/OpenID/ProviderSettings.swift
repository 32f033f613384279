import Core

/// An OpenID Connect provider, as an installation sets it. Nothing of a provider is in the code.
public struct ProviderSettings: Sendable, Equatable {
    /// "https://oidc.franceconnect.gouv.fr/api/v2", without a slash at the end.
    public let issuer: String
    public let client: String
    let secret: String
    /// Beside `openid`. The fewer the better: an account is joined by the subject alone.
    public let scopes: [String]
    /// The least that the provider must have checked ("eidas1"); `nil` asks for nothing.
    public let level: String?
    /// What it may sign with: what it says itself is not asked.
    let algorithms: Set<String>
    /// Whether what it says of the person must be signed too (FranceConnect: always).
    let signsUserinfo: Bool
    /// PKCE (RFC 7636): everywhere but where unknown parameters are refused.
    let usesPKCE: Bool

    /// - Parameter algorithms: ES256 and RS256, never one with a shared secret.
    public init(
        issuer: String, client: String, secret: String, scopes: [String] = [], level: String? = nil, algorithms: Set<String> = ["ES256", "RS256"],
        signsUserinfo: Bool = true, usesPKCE: Bool = true
    ) {
        (self.issuer, self.client, self.secret) = (issuer, client, secret)
        (self.scopes, self.level, self.algorithms) = (scopes, level, algorithms.intersection(["ES256", "RS256"]))
        (self.signsUserinfo, self.usesPKCE) = (signsUserinfo, usesPKCE)
    }

    /// The scheme, the host and the port: every address that the provider publishes must begin with it.
    var origin: String {
        let parts = issuer.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count >= 3 ? parts[0...2].joined(separator: "/") : issuer
    }

    /// A provider on this very machine may speak HTTP: a trial.
    public var isLocal: Bool { ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains { issuer.hasPrefix($0) } }
}
