import Core
import Foundation

/// What an ID token must say to be believed (OpenID Connect Core 1.0, 3.1.3.7).
struct IDTokenRules: Sendable {
    let settings: ProviderSettings
    let nonce: String
    let now: Date

    /// Clocks differ a little; FranceConnect's tokens live for sixty seconds.
    static let skew: TimeInterval = 30

    func check(_ claims: JSON) throws(OpenIDFault) {
        try checkOrigin(claims)
        try checkTime(claims)
        guard let sent = claims["nonce"]?.string, Secret.areEqual(sent, nonce) else { throw .claim(.nonce) }
        if let level = settings.level {
            guard let given = claims["acr"]?.string, AssuranceLevel(given).suffices(for: AssuranceLevel(level)) else { throw .claim(.level) }
        }
        guard let subject = claims["sub"]?.string, (1...255).contains(subject.utf8.count) else { throw .claim(.subject) }
    }

    private func checkOrigin(_ claims: JSON) throws(OpenIDFault) {
        guard claims["iss"]?.string == settings.issuer else { throw .claim(.issuer) }
        let audience = claims["aud"]?.string.map { [$0] } ?? claims["aud"]?.array?.compactMap(\.string) ?? []
        guard audience.contains(settings.client) else { throw .claim(.audience) }
        // Of several audiences, we must be the one it was made for.
        guard audience.count == 1 || claims["azp"]?.string == settings.client else { throw .claim(.audience) }
        if let party = claims["azp"]?.string, party != settings.client { throw .claim(.audience) }
    }

    private func checkTime(_ claims: JSON) throws(OpenIDFault) {
        guard let expiry = claims["exp"]?.seconds, expiry > now.timeIntervalSince1970 - Self.skew else { throw .claim(.expired) }
        guard let issued = claims["iat"]?.seconds, issued <= now.timeIntervalSince1970 + Self.skew,
            issued > now.timeIntervalSince1970 - AwaitedSignIn.lifetime
        else { throw .claim(.issuedAt) }
    }
}

extension JSON {
    fileprivate var seconds: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}
