import Foundation

/// The public source of chance that draws by lot are mixed with: the quicknet chain of drand.
///
/// | key | default | |
/// |---|---|---|
/// | `ADMILIB_BEACON_URLS` | none: the order comes from the committed seed alone | addresses of relays, apart by spaces; more than half must say the same (`http://` on this machine only) |
public struct BeaconSettings: Sendable {
    public var addresses: [String]

    init(_ source: SettingsSource) throws(SettingsFault) {
        addresses = (source["ADMILIB_BEACON_URLS"] ?? "").split { $0 == " " || $0 == "," }.map(String.init)
        let fault = SettingsFault(key: "ADMILIB_BEACON_URLS", expected: "https://… addresses without a slash at the end, each once, apart by spaces")
        guard addresses.allSatisfy(Self.isCallable), Set(addresses).count == addresses.count else { throw fault }
    }

    private static func isCallable(_ address: String) -> Bool {
        guard let url = URL(string: address), let host = url.host, url.user == nil, url.query == nil, url.fragment == nil, !address.hasSuffix("/")
        else { return false }
        return url.scheme == "https" || url.scheme == "http" && ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
    }
}
