import Foundation

/// The bytes of a file of addresses, as it is or with gzip, unpacked as they come: what is held does not depend on its size.
public final class AddressSource {
    private static let piece = 1 << 18
    /// Five million addresses weigh less; a file that swells beyond is none.
    static let mostBytes = 2 << 30

    private let file: FileHandle
    private var pending: ArraySlice<UInt8> = []
    private var gunzip: Gunzip?
    private var hasBegun = false
    /// How much of the file was read, and how much came out of it.
    private(set) var read = 0
    private var given = 0
    /// What gzip says of when the file was made (RFC 1952 §2.3.1); `nil` where it says nothing.
    public private(set) var madeAt: Date?

    public init(_ file: FileHandle) { self.file = file }

    /// Empty at the end. The end of a file that was cut is no end: half a département would take the place of the whole.
    public func next() throws -> [UInt8] {
        while true {
            try fill()
            guard !pending.isEmpty else {
                guard gunzip?.isWhole ?? true else { throw AddressProblem.cut }
                return []
            }
            let bytes = try gunzip?.unpack(&pending, upTo: Self.piece) ?? take()
            given += bytes.count
            guard given <= Self.mostBytes else { throw AddressProblem.tooMany }
            if !bytes.isEmpty { return bytes }
        }
    }

    private func fill() throws {
        guard pending.isEmpty else { return }
        pending = try Array(file.read(upToCount: Self.piece) ?? Data())[...]
        read += pending.count
        guard !hasBegun, !pending.isEmpty else { return }
        hasBegun = true
        guard pending.starts(with: Gunzip.mark) else { return }
        gunzip = Gunzip()
        guard gunzip != nil else { throw AddressProblem.damaged }
        let seconds = pending.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        madeAt = pending.count >= 8 && seconds > 0 ? Date(timeIntervalSince1970: Double(seconds)) : nil
    }

    private func take() -> [UInt8] {
        defer { pending = [] }
        return Array(pending)
    }
}
