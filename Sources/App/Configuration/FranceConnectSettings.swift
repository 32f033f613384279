import Core
import OpenID

/// How people sign in with FranceConnect, where a town has it. What to ask DINUM for is in `docs/people.md`.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_FRANCECONNECT` | none: there is no FranceConnect | the issuer: `https://oidc.franceconnect.gouv.fr/api/v2` |
/// | `ADMILIB_FRANCECONNECT_CLIENT`, `ADMILIB_FRANCECONNECT_SECRET` | none | what DINUM gave; the second is a secret |
/// | `ADMILIB_FRANCECONNECT_LEVEL` | `eidas1` | the least that is asked of the identity provider; `none` asks nothing |
/// | `ADMILIB_FRANCECONNECT_SIGNED` | `yes` | whether what is said of the person must be signed; `no` only for a provider of trial |
/// | `ADMILIB_FRANCECONNECT_IDENTITY` | `no` | asks for names, birth date and place, sex and e-mail too, so that people may fill their forms with them |
/// | `ADMILIB_FRANCECONNECT_PKCE` | `no` | sends a challenge with the code (RFC 7636): FranceConnect asks for none, others may |
public struct FranceConnectSettings: Sendable {
    /// `nil` where there is none.
    public var provider: ProviderSettings?

    init(_ source: SettingsSource) throws(SettingsFault) {
        guard let issuer = source["ADMILIB_FRANCECONNECT"] else { return }
        guard let client = source["ADMILIB_FRANCECONNECT_CLIENT"], let secret = source["ADMILIB_FRANCECONNECT_SECRET"] else {
            throw SettingsFault(key: "ADMILIB_FRANCECONNECT", expected: "ADMILIB_FRANCECONNECT_CLIENT and ADMILIB_FRANCECONNECT_SECRET beside it")
        }
        let level = source["ADMILIB_FRANCECONNECT_LEVEL"] ?? "eidas1"
        let settings = ProviderSettings(
            issuer: issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer, client: client, secret: secret, scopes: try Self.scopes(source),
            level: level == "none" ? nil : level,
            signsUserinfo: try source.bool("ADMILIB_FRANCECONNECT_SIGNED", default: true),
            usesPKCE: try source.bool("ADMILIB_FRANCECONNECT_PKCE", default: false))
        guard settings.issuer.hasPrefix("https://") || settings.isLocal else {
            throw SettingsFault(key: "ADMILIB_FRANCECONNECT", expected: "https://…")
        }
        provider = settings
    }

    /// An account is joined by the subject alone: what else is asked serves to fill forms, and is asked only where the town decided so.
    private static func scopes(_ source: SettingsSource) throws(SettingsFault) -> [String] {
        try source.bool("ADMILIB_FRANCECONNECT_IDENTITY", default: false)
            ? ["given_name", "family_name", "birthdate", "birthplace", "birthcountry", "gender", "email"] : []
    }
}
