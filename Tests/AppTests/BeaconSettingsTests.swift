import Testing

@testable import App

@Suite("Where the public number of draws is read")
struct BeaconSettingsTests {
    private func addresses(_ text: String) throws -> [String] {
        try Settings(SettingsSource(["ADMILIB_BEACON_URLS": text])).beacon.addresses
    }

    @Test("Several addresses stand apart by spaces; none is none")
    func several() throws {
        #expect(try addresses("https://api.drand.sh  https://drand.cloudflare.com") == ["https://api.drand.sh", "https://drand.cloudflare.com"])
        #expect(try addresses("http://127.0.0.1:8080, http://localhost:8081") == ["http://127.0.0.1:8080", "http://localhost:8081"])
        #expect(try addresses("").isEmpty)
    }

    @Test(
        "Told twice, in the clear or unusable, it is refused at start",
        arguments: [
            "http://api.drand.sh", "https://api.drand.sh/", "https://api.drand.sh https://api.drand.sh", "api.drand.sh", "ftp://api.drand.sh",
            "https://api.drand.sh?x=1", "http://127.0.0.1@api.drand.sh",
        ])
    func refused(text: String) {
        #expect(throws: SettingsFault.self) { try addresses(text) }
    }
}
