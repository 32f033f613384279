import CZShim

/// Unpacks gzip as it comes (RFC 1952), several members one after the other as `cat a.gz b.gz` writes them.
final class Gunzip {
    static let mark: [UInt8] = [0x1F, 0x8B]

    private let stream: UnsafeMutableRawPointer
    /// Whether the last member is whole: the end of a file may be there.
    private(set) var isWhole = false

    /// `nil` when there is no memory.
    init?() {
        guard let stream = admilib_inflate_open() else { return nil }
        self.stream = stream
    }

    deinit { admilib_inflate_close(stream) }

    /// - Returns: what fits in `capacity` bytes; `input` is left with what was not read yet.
    func unpack(_ input: inout ArraySlice<UInt8>, upTo capacity: Int) throws(AddressProblem) -> [UInt8] {
        // Zeros after the end fill a tape or a block: RFC 1952 is silent, gzip passes them.
        if isWhole { input = input.drop { $0 == 0 } }
        guard !input.isEmpty else { return [] }
        var (read, written, result) = (input.count, capacity, Int32(0))
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            result = input.withUnsafeBytes { admilib_inflate(stream, $0.baseAddress, &read, buffer.baseAddress, &written) }
            count = written
        }
        input = input.dropFirst(read)
        guard result != 2 else { throw .damaged }
        isWhole = result == 1
        return output
    }
}
