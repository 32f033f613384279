/// The coordination service of rendezvouspasseport.ants.gouv.fr, which France Titres gives a token for.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_ANTS` | none: pre-applications are declared to nobody | `https://api-coordination.rendezvouspasseport.ants.gouv.fr/api` |
/// | `ADMILIB_ANTS_TOKEN` | none | sent as `x-rdv-opt-auth-token`; a secret |
public struct NationalSettings: Sendable {
    public var service: (address: String, token: String)?

    init(_ source: SettingsSource) throws(SettingsFault) {
        guard let address = source["ADMILIB_ANTS"] else { return }
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), !address.hasSuffix("/") else {
            throw SettingsFault(key: "ADMILIB_ANTS", expected: "https://… without a slash at the end")
        }
        guard let token = source["ADMILIB_ANTS_TOKEN"], !token.contains(where: \.isNewline) else {
            throw SettingsFault(key: "ADMILIB_ANTS_TOKEN", expected: "the token that France Titres gave, on one line")
        }
        service = (address, token)
    }
}
