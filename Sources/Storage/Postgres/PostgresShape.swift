import CPQ

/// The columns of a statement's results, found once per prepared statement.
final class PostgresShape {
    let columns: Row.Columns
    let kinds: [Kind]

    init(names: [String], types: [Oid]) {
        columns = Row.Columns(names)
        kinds = types.map(Kind.init(type:))
    }

    /// How a value in libpq's text format is read.
    enum Kind {
        case integer, real, numeric, bool, bytes, text

        /// The numbers are PostgreSQL's own, fixed for ever (`pg_type.dat`).
        init(type: Oid) {
            self =
                switch type {
                case 20, 21, 23, 26: .integer
                case 700, 701: .real
                case 1700: .numeric
                case 16: .bool
                case 17: .bytes
                default: .text
                }
        }

        func value(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
            switch self {
            case .integer: Self.integer(bytes)
            case .bool: .bool(bytes.first == UInt8(ascii: "t"))
            case .bytes: .bytes(Self.unhex(bytes))
            case .text: .text(Self.string(bytes))
            case .real: .real(Double(Self.string(bytes)) ?? .nan)
            // SUM of whole numbers is whole on SQLite, and NUMERIC here.
            case .numeric: Int64(Self.string(bytes)).map(SQLValue.integer) ?? .real(Double(Self.string(bytes)) ?? .nan)
            }
        }

        private static func string(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

        private static func integer(_ bytes: UnsafeRawBufferPointer) -> SQLValue {
            let isNegative = bytes.first == UInt8(ascii: "-")
            var number: Int64 = 0
            // Downwards, because the least number has no positive.
            for byte in isNegative ? bytes.dropFirst() : bytes[...] { number = number &* 10 &- Int64(byte &- 48) }
            return .integer(isNegative ? number : -number)
        }

        /// `\x` and two digits per byte.
        private static func unhex(_ text: UnsafeRawBufferPointer) -> [UInt8] {
            func digit(_ letter: UInt8) -> UInt8 { letter < 58 ? letter &- 48 : letter &- 87 }
            return Array(unsafeUninitializedCapacity: text.count / 2) { bytes, count in
                for place in stride(from: 2, to: text.count - 1, by: 2) {
                    bytes[count] = digit(text[place]) << 4 | digit(text[place + 1])
                    count += 1
                }
            }
        }
    }
}
