/// The coordination service of rendezvouspasseport.ants.gouv.fr, which France Titres gives a token for.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_ANTS` | none: pre-applications are declared to nobody | `https://api-coordination.rendezvouspasseport.ants.gouv.fr/api` |
/// | `ADMILIB_ANTS_TOKEN` | none | sent as `x-rdv-opt-auth-token`; a secret |
/// | `ADMILIB_ANTS_SILENT` | `accept` | when the service does not say within four seconds whether a pre-application is valid: `accept` or `refuse` |
public struct NationalSettings: Sendable {
    public var service: (address: String, token: String, refusesWhenSilent: Bool)?

    init(_ source: SettingsSource) throws(SettingsFault) {
        guard let address = source["ADMILIB_ANTS"] else { return }
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), !address.hasSuffix("/") else {
            throw SettingsFault(key: "ADMILIB_ANTS", expected: "https://… without a slash at the end")
        }
        guard let token = source["ADMILIB_ANTS_TOKEN"], !token.contains(where: \.isNewline) else {
            throw SettingsFault(key: "ADMILIB_ANTS_TOKEN", expected: "the token that France Titres gave, on one line")
        }
        let silent = source["ADMILIB_ANTS_SILENT"] ?? "accept"
        guard ["accept", "refuse"].contains(silent) else { throw SettingsFault(key: "ADMILIB_ANTS_SILENT", expected: "accept or refuse") }
        service = (address, token, silent == "refuse")
    }
}
