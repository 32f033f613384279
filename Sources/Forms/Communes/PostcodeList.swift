import Foundation

/// Which communes a postcode serves, searched where it lies: one text of lines `35400 35288`, in order. `bin/communes` writes it from La Poste's table.
public struct PostcodeList: Sendable {
    private let bytes: Bytes

    /// - Parameter bytes: **they must live as long as the program, and never change.**
    public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = Bytes(all: bytes) }

    /// INSEE's codes; empty for a postcode of firms alone (CEDEX), or that is none.
    func codes(of postcode: String) -> [String] {
        let wanted = Array(postcode.utf8)
        guard wanted.count == Self.size else { return [] }
        var (low, high) = (0, bytes.all.count)
        while low < high {
            let middle = bytes.start(around: low + (high - low) / 2)
            if bytes.all[middle..<middle + Self.size].lexicographicallyPrecedes(wanted) { low = bytes.end(of: middle) + 1 } else { high = middle }
        }
        guard low < bytes.all.count, bytes.all[low..<low + Self.size].elementsEqual(wanted) else { return [] }
        return String(decoding: bytes.all[low..<bytes.end(of: low)], as: UTF8.self).split(separator: " ").dropFirst().map(String.init)
    }

    private static let size = 5

    private struct Bytes: @unchecked Sendable {  // never changed
        let all: UnsafeRawBufferPointer

        func start(around offset: Int) -> Int { all[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0 }
        func end(of offset: Int) -> Int { all[offset...].firstIndex(of: 0x0A) ?? all.count }
    }
}
