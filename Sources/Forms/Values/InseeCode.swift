/// The five symbols by which INSEE names a commune: `35238`, `2A004`, `97411`. Not a postcode, though it often looks like one.
struct InseeCode: Equatable {
    let text: String

    /// `nil` when it cannot be one. Whether the commune exists is for ``CommuneList`` to say.
    init?(_ typed: String) {
        let bytes = Typed.code(typed)
        guard bytes.count == 5, bytes[2...].areDigits, bytes[3...].contains(where: { $0 != 0x30 }) || bytes[2] != 0x30 else { return nil }
        let isOverseas = bytes[0] == 0x39 && (bytes[1] == 0x37 || bytes[1] == 0x38)
        guard Departement(code: bytes.prefix(isOverseas ? 3 : 2).text) != nil else { return nil }
        text = bytes.text
    }

    /// The département where a postcode most often leads: a handful of communes are served from the next one.
    static func departement(ofPostcode postcode: String) -> String {
        if postcode.hasPrefix("97") || postcode.hasPrefix("98") { return String(postcode.prefix(3)) }
        if postcode.hasPrefix("20") { return postcode < "20200" ? "2A" : "2B" }
        return String(postcode.prefix(2))
    }
}
