import HTTPTypes

/// The cookies that a browser sent (RFC 6265 §4.2.1), read once by request. By bytes: cut as a text, they cost as much as a short page.
struct SentCookies {
    private let pairs: [(name: Substring, value: Substring)]

    init(_ headers: HTTPFields) { pairs = headers[values: .cookie].flatMap(Self.pairs) }

    /// The first of that name.
    subscript(name: String) -> String? { pairs.first { $0.name == name }.map { String($0.value) } }

    private static func pairs(in header: String) -> [(name: Substring, value: Substring)] {
        header.utf8.split(separator: UInt8(ascii: ";")).compactMap { part in
            let pair = part.drop { $0 == 0x20 || $0 == 0x09 }
            guard let sign = pair.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            return (Substring(pair[..<sign]), Substring(pair[pair.index(after: sign)...]))
        }
    }
}
