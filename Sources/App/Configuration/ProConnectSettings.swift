import Core
import Identity
import OpenID

/// How agents sign in with ProConnect, where a town has it. What to ask DINUM for is in `docs/identity.md`.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_PROCONNECT` | none: there is no ProConnect | the issuer: `https://auth.agentconnect.gouv.fr/api/v2` |
/// | `ADMILIB_PROCONNECT_CLIENT`, `ADMILIB_PROCONNECT_SECRET` | none | what DINUM gave; the second is a secret |
/// | `ADMILIB_PROCONNECT_SIRETS` | none: it must be said | the SIRET numbers of those whose agents come in, with commas; `any` |
/// | `ADMILIB_PROCONNECT_SOURCES` | any | the identity providers behind ProConnect (`idp_id`) that are believed, with commas |
/// | `ADMILIB_PROCONNECT_LEVEL` | none | the least that must have been checked: `eidas1`, `eidas1-mfa` |
/// | `ADMILIB_PROCONNECT_SIGNED` | `yes` | whether what is said of the agent must be signed; `no` where the client was registered otherwise |
/// | `ADMILIB_PROCONNECT_PKCE` | `yes` | sends a challenge with the code (RFC 7636) |
public struct ProConnectSettings: Sendable {
    /// `nil` where there is none.
    public var provider: AgentProvider?
    var issuer: String?

    init(_ source: SettingsSource) throws(SettingsFault) {
        guard let issuer = source["ADMILIB_PROCONNECT"] else { return }
        guard let client = source["ADMILIB_PROCONNECT_CLIENT"], let secret = source["ADMILIB_PROCONNECT_SECRET"] else {
            throw SettingsFault(key: "ADMILIB_PROCONNECT", expected: "ADMILIB_PROCONNECT_CLIENT and ADMILIB_PROCONNECT_SECRET beside it")
        }
        let sources = Self.list(source["ADMILIB_PROCONNECT_SOURCES"])
        let settings = ProviderSettings(
            issuer: issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer, client: client, secret: secret,
            scopes: AgentProvider.scopes(asking: sources), level: source["ADMILIB_PROCONNECT_LEVEL"],
            signsUserinfo: try source.bool("ADMILIB_PROCONNECT_SIGNED", default: true),
            usesPKCE: try source.bool("ADMILIB_PROCONNECT_PKCE", default: true))
        guard settings.issuer.hasPrefix("https://") || settings.isLocal else {
            throw SettingsFault(key: "ADMILIB_PROCONNECT", expected: "https://…")
        }
        self.issuer = settings.issuer
        provider = AgentProvider(settings, sirets: try Self.sirets(source["ADMILIB_PROCONNECT_SIRETS"]), sources: sources)
    }

    /// Whoever works for any company of France has a ProConnect: to let them all try is said, never forgotten.
    private static func sirets(_ text: String?) throws(SettingsFault) -> Set<String> {
        if text == "any" { return [] }
        let sirets = list(text)
        guard !sirets.isEmpty, sirets.allSatisfy({ $0.utf8.count == 14 && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
            throw SettingsFault(key: "ADMILIB_PROCONNECT_SIRETS", expected: "numbers of 14 figures, with commas between them, or “any”")
        }
        return sirets
    }

    private static func list(_ text: String?) -> Set<String> {
        Set((text ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init))
    }
}
