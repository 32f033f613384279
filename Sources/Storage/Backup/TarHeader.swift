import Foundation

/// The 512 bytes before each file of a tar archive (POSIX.1-1988 "ustar"), as any `tar` reads them.
struct TarHeader: Equatable {
    static let block = 512

    let name: String
    let size: Int
    var time = Date(timeIntervalSince1970: 0)

    /// How many bytes of zeros follow the content, so that the next header begins a block.
    var padding: Int { (Self.block - size % Self.block) % Self.block }

    var bytes: [UInt8] {
        var header = [UInt8](repeating: 0, count: Self.block)
        func put(_ text: some Sequence<UInt8>, at place: Int) { for (index, byte) in text.enumerated() { header[place + index] = byte } }
        put(name.utf8.prefix(100), at: 0)
        put("0000600".utf8, at: 100)
        put("0000000".utf8, at: 108)
        put("0000000".utf8, at: 116)
        put(Self.number(size), at: 124)
        put(Self.number(Int(time.timeIntervalSince1970)), at: 136)
        put("0".utf8, at: 156)
        put("ustar\u{0}00".utf8, at: 257)
        put(Self.octal(Self.sum(header), digits: 6) + [0, 0x20], at: 148)
        return header
    }

    /// `nil` for the block of zeros that ends an archive.
    init?(_ header: [UInt8]) throws(BackupError) {
        if header.allSatisfy({ $0 == 0 }) { return nil }
        guard header.count == Self.block, Int(String(decoding: header[148..<154], as: UTF8.self), radix: 8) == Self.sum(header),
            let size = Self.number(in: header[124..<136]), header[156] == UInt8(ascii: "0"), header[345] == 0
        else { throw .damaged("a header is not one of ours") }
        name = String(decoding: header[0..<100].prefix { $0 != 0 }, as: UTF8.self)
        self.size = size
    }

    init(name: String, size: Int, time: Date) {
        self.name = name
        self.size = size
        self.time = time
    }

    /// The header's bytes added up, with spaces in place of the sum itself.
    private static func sum(_ header: [UInt8]) -> Int {
        header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
    }

    private static func octal(_ number: Int, digits: Int) -> [UInt8] {
        let text = String(number, radix: 8)
        return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8)
    }

    /// Eleven octal digits; from 8 GiB on, GNU's binary form, which all current tars read.
    private static func number(_ number: Int) -> [UInt8] {
        if number < 1 << 33 { return octal(max(0, number), digits: 11) }
        return [0x80, 0, 0, 0] + withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
    }

    private static func number(in field: ArraySlice<UInt8>) -> Int? {
        if field.first == 0x80 { return Int(exactly: field.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }) }
        return Int(String(decoding: field.prefix(11), as: UTF8.self), radix: 8)
    }
}
