/// Cuts a stream of bytes into lines, of which none is kept beyond a length.
struct LineCutter {
    static let longest = 8192

    private var pending: [UInt8] = []
    private var isTooLong = false
    private(set) var count = 0

    /// - Parameter take: the number of the line, from 1, and its bytes; `nil` for a line that is too long.
    mutating func feed(_ bytes: some Sequence<UInt8>, _ take: (Int, [UInt8]?) throws -> Void) rethrows {
        for byte in bytes {
            if byte == 0x0A { try end(take) } else if pending.count < Self.longest { pending.append(byte) } else { isTooLong = true }
        }
    }

    /// The last line, when nothing ends it.
    mutating func finish(_ take: (Int, [UInt8]?) throws -> Void) rethrows {
        if !pending.isEmpty || isTooLong { try end(take) }
    }

    private mutating func end(_ take: (Int, [UInt8]?) throws -> Void) rethrows {
        count += 1
        if pending.last == 0x0D { pending.removeLast() }
        let line = isTooLong ? nil : pending
        (pending, isTooLong) = ([], false)
        try take(count, line)
    }
}
