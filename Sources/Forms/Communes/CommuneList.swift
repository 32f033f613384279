import Foundation

/// The communes, searched where they lie: one text of lines `35238 Rennes`, in the order of ``CommuneName/key``.
///
/// Nothing is read when the program starts. Looking for a name reads some sixteen lines; the first search by code sorts the codes, 280 kB kept after that.
public final class CommuneList: @unchecked Sendable {  // codes are guarded by lock
    /// Never freed nor changed: it lies in the program itself.
    private let bytes: UnsafeRawBufferPointer
    private let postcodes: PostcodeList?
    private let lock = NSLock()
    private var codes: [CodePlace] = []

    /// - Parameter bytes: written by `bin/communes`. **They must live as long as the program, and never change.**
    public init(_ bytes: UnsafeRawBufferPointer, postcodes: PostcodeList? = nil) { (self.bytes, self.postcodes) = (bytes, postcodes) }

    /// Those that a postcode serves, in the order of their codes.
    func served(by postcode: String) -> [Commune] { postcodes?.codes(of: postcode).compactMap { self[$0] } ?? [] }

    /// Whether no commune has this code. Of those of Polynesia, Wallis-et-Futuna and New Caledonia, which are not in the list, it cannot be said.
    func lacks(_ code: InseeCode) -> Bool { self[code.text] == nil && !code.text.hasPrefix("98") }

    public subscript(code: String) -> Commune? {
        let wanted = CodePlace.number(code.utf8)
        return lock.withLock {
            if codes.isEmpty { codes = sortedCodes() }
            let found = codes[Self.first(in: 0..<codes.count) { codes[$0].code >= wanted }...].first
            return found?.code == wanted ? found.map { line(at: $0.offset).commune } : nil
        }
    }

    /// The communes whose key is this one, or begins with it: « saint denis », then « saint denis bourg ».
    func beginning(with key: String) -> some Sequence<Commune> {
        sequence(state: firstLine(notBefore: key)) { [self] offset in
            guard offset < bytes.count else { return nil }
            let line = line(at: offset)
            guard CommuneName(line.commune.name).key.hasPrefix(key) else { return nil }
            offset = line.next
            return line.commune
        }
    }

    /// All the bytes of a line say the same: the search ends on the first of the wanted line.
    private func firstLine(notBefore key: String) -> Int {
        Self.first(in: 0..<bytes.count) { CommuneName(line(at: start(around: $0)).commune.name).key >= key }
    }

    /// The first number of which `isFar` holds, as it holds of all those after.
    private static func first(in range: Range<Int>, isFar: (Int) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if isFar(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func start(around offset: Int) -> Int { bytes[..<offset].lastIndex(of: Self.lineEnd).map { $0 + 1 } ?? 0 }

    private func line(at offset: Int) -> (commune: Commune, next: Int) {
        let end = bytes[offset...].firstIndex(of: Self.lineEnd) ?? bytes.count
        let line = bytes[offset..<end]
        let commune = Commune(code: String(decoding: line.prefix(5), as: UTF8.self), name: String(decoding: line.dropFirst(6), as: UTF8.self))
        return (commune, end + 1)
    }

    private func sortedCodes() -> [CodePlace] {
        var codes: [CodePlace] = []
        var offset = 0
        while offset < bytes.count {
            codes.append(CodePlace(code: CodePlace.number(bytes[offset..<bytes.count].prefix(5)), offset: offset))
            offset = (bytes[offset...].firstIndex(of: Self.lineEnd) ?? bytes.count) + 1
        }
        return codes.sorted { $0.code < $1.code }
    }

    private static let lineEnd: UInt8 = 0x0A
}

/// Where the line of a code begins. The five symbols of a code are base-36 digits: they hold in 32 bits.
private struct CodePlace {
    let code: UInt32
    private let place: UInt32
    var offset: Int { Int(place) }

    init(code: UInt32, offset: Int) { (self.code, place) = (code, UInt32(offset)) }

    static func number(_ symbols: some Collection<UInt8>) -> UInt32 {
        guard symbols.count == 5 else { return 0 }
        return symbols.reduce(0) { $0 &* 36 &+ UInt32($1 & 0x0F) &+ ($1 > 0x40 ? 9 : 0) }
    }
}
