import Core

/// The order of a draw, which everyone can compute again.
///
/// A secret *seed* of 256 random bits is made with the draw, and its SHA-256, the *commitment*, is public from then on: nobody can change the seed
/// afterwards. Numbers are given one after another to those who register: nobody chooses theirs. Once the registrations are over, the seed is shown;
/// the order is that of HMAC-SHA-256 (RFC 2104) of each number under the seed. A commitment made before what it is about is known, then a function
/// that everyone can run on a public list: the way of RFC 3797, where the seed comes from lotteries instead.
///
/// Where a public source of chance is set, the order comes from the seed *mixed* with the randomness of a round that was said beforehand and is
/// published after registrations close: whoever could read the seed in the database does not know the order either.
enum DrawOrder {
    static func newSeed() -> String { Secret.token() }

    static func commitment(to seed: String) -> String { Secret.digest(seed) }

    /// SHA-256 of the two texts, one after the other: `printf %s "$seed$randomness" | sha256sum`.
    static func mixed(_ seed: String, with randomness: String) -> String { Secret.digest(seed + randomness) }

    /// The lot of a number: 64 hexadecimal digits, smallest first.
    static func lot(of number: Int, seed: String) -> String { Secret.mark(String(number), key: Array(seed.utf8)) }

    static func order(of numbers: [Int], seed: String) -> [Int] {
        numbers.map { (lot: lot(of: $0, seed: seed), number: $0) }.sorted { ($0.lot, $0.number) < ($1.lot, $1.number) }.map(\.number)
    }
}
