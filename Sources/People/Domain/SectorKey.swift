import Core

/// The key of one sector of an authority. A person's requests there hold `HMAC(key, person)`: without the key, nothing stored tells that a mark of
/// one sector and a mark of another are the same person's.
struct SectorKey: Sendable, Equatable {
    let sector: String
    /// One more at each rotation.
    let number: Int
    let bytes: [UInt8]

    func mark(of seed: String) -> String { Secret.mark("person:\(seed)", key: bytes) }
}

extension [SectorKey] {
    /// What new requests are marked with: the latest key of the sector.
    func current(of sector: String) -> SectorKey? { filter { $0.sector == sector }.max { $0.number < $1.number } }

    /// Every mark that a person's requests may hold, those made before a rotation included.
    func marks(of seed: String) -> [String] { map { $0.mark(of: seed) } }
}
