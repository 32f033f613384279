import Core
import Storage

extension SQLAddresses {
    /// The communes whose names begin like this, by name: the parts that several postcodes serve are one.
    func communes(beginningWith text: String) async throws -> AddressSettingsPage.CommuneList {
        let beginning = String(Text.trimmed(text).prefix(60)), key = Text.words(beginning).joined(separator: " ")
        let rows = try await database.read {
            try $0.rows("SELECT insee, postcode, name, addresses FROM address_commune ORDER BY insee, postcode")
        }
        let parts = try Dictionary(grouping: rows) { try $0.string("insee") }
        let all = try parts.map { insee, rows in
            KnownCommune(
                name: try rows[0].string("name"), insee: insee, postcodes: try rows.map { try $0.string("postcode") },
                addresses: try rows.reduce(0) { try $0 + $1.int("addresses") })
        }
        let found = all.map { ($0, Text.words($0.name).joined(separator: " ")) }.filter { $0.1.hasPrefix(key) }
            .sorted { ($0.1, $0.0.insee) < ($1.1, $1.0.insee) }.map(\.0)
        return .init(beginning: beginning, shown: Array(found.prefix(AddressSettingsPage.CommuneList.most)), count: found.count)
    }
}
