import CPQ

/// The values of one statement, laid out as libpq wants them. All in its text format, whose types the server infers from the statement;
/// bytes in its binary one.
struct PostgresParameters {
    private var storage: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [SQLValue]) throws(DatabaseError) {
        for value in values { try append(value) }
    }

    func withPointers<R>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>) -> R
    ) -> R {
        storage.withUnsafeBytes { bytes in
            // One more than there are, so that none of the arrays is empty and without an address.
            let values = starts.map { $0.map { bytes.baseAddress!.advanced(by: $0).assumingMemoryBound(to: CChar.self) } } + [nil]
            return values.withUnsafeBufferPointer { values in
                (lengths + [0]).withUnsafeBufferPointer { lengths in
                    (formats + [0]).withUnsafeBufferPointer { formats in
                        body(Int32(starts.count), values.baseAddress!, lengths.baseAddress!, formats.baseAddress!)
                    }
                }
            }
        }
    }

    private mutating func append(_ value: SQLValue) throws(DatabaseError) {
        switch value {
        case .null: append(start: nil, length: 0, format: 0)
        case .integer(let number): append("\(number)")
        case .real(let number): append("\(number)")
        case .bool(let bool): append(bool ? "t" : "f")
        case .text(let text):
            guard !text.utf8.contains(0) else { throw .nulInText }
            append(text)
        case .bytes(let bytes):
            guard bytes.count <= Int32.max else { throw .other("more than 2 GiB in one value") }
            append(start: storage.count, length: Int32(bytes.count), format: 1)
            store(bytes)
        }
    }

    private mutating func append(_ text: String) {
        append(start: storage.count, length: 0, format: 0)
        store(text.utf8)
    }

    private mutating func append(start: Int?, length: Int32, format: Int32) {
        starts.append(start)
        lengths.append(length)
        formats.append(format)
    }

    /// Ended by a NUL: libpq measures text with it, and it gives an address to what is empty.
    private mutating func store(_ bytes: some Sequence<UInt8>) {
        storage.append(contentsOf: bytes)
        storage.append(0)
    }
}
