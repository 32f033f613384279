import NIOCore

/// Writes a zip archive as a stream: nothing is held but the names (APPNOTE 6.3.3; sizes and checksums follow each file, §4.3.9).
///
/// Files are stored, not compressed: what we stream is small text for spreadsheets, and a reader needs nothing more.
public struct ZipStream: Sendable {
    private struct Entry: Sendable {
        let name: [UInt8]
        let offset: UInt32
        let isStreamed: Bool
        var checksum: UInt32 = 0
        var size: UInt32 = 0
    }

    private var entries: [Entry] = []
    private var offset: UInt32 = 0
    private var checksum = Checksum()

    public init() {}

    /// A small file, whole.
    public mutating func whole(_ name: String, _ bytes: [UInt8]) -> ByteBuffer {
        var sum = Checksum()
        sum.add(bytes)
        entries.append(Entry(name: Array(name.utf8), offset: offset, isStreamed: false, checksum: sum.value, size: UInt32(bytes.count)))
        var buffer = header(entries[entries.count - 1], isLocal: true)
        buffer.writeBytes(bytes)
        return counted(buffer)
    }

    /// A file whose length is not known yet; then ``more(_:)`` and ``end()``.
    public mutating func begin(_ name: String) -> ByteBuffer {
        checksum = Checksum()
        entries.append(Entry(name: Array(name.utf8), offset: offset, isStreamed: true))
        return counted(header(entries[entries.count - 1], isLocal: true))
    }

    public mutating func more(_ bytes: [UInt8]) -> ByteBuffer {
        checksum.add(bytes)
        entries[entries.count - 1].size += UInt32(bytes.count)
        return counted(ByteBuffer(bytes: bytes))
    }

    public mutating func end() -> ByteBuffer {
        entries[entries.count - 1].checksum = checksum.value
        let entry = entries[entries.count - 1]
        var buffer = ByteBuffer()
        for number in [0x0807_4b50, entry.checksum, entry.size, entry.size] as [UInt32] { buffer.writeInteger(number, endianness: .little) }
        return counted(buffer)
    }

    /// The end of the archive.
    public mutating func directory() -> ByteBuffer {
        let start = offset
        var buffer = ByteBuffer()
        for entry in entries { buffer.writeImmutableBuffer(header(entry, isLocal: false)) }
        let size = UInt32(buffer.readableBytes)
        buffer.writeInteger(0x0605_4b50 as UInt32, endianness: .little)
        for number in [0, 0, UInt16(entries.count), UInt16(entries.count)] as [UInt16] { buffer.writeInteger(number, endianness: .little) }
        for number in [size, start] { buffer.writeInteger(number, endianness: .little) }
        buffer.writeInteger(0 as UInt16, endianness: .little)
        return buffer
    }

    private mutating func counted(_ buffer: ByteBuffer) -> ByteBuffer {
        offset += UInt32(buffer.readableBytes)
        return buffer
    }

    private func header(_ entry: Entry, isLocal: Bool) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.writeInteger((isLocal ? 0x0403_4b50 : 0x0201_4b50) as UInt32, endianness: .little)
        // Version 2.0; bit 3: sizes follow; bit 11: names are UTF-8; stored; 1 January 1980.
        let flags: UInt16 = (entry.isStreamed ? 0x0008 : 0) | 0x0800
        for number in (isLocal ? [20] : [20, 20]) + [flags, 0, 0, 0x0021] as [UInt16] { buffer.writeInteger(number, endianness: .little) }
        let known = !entry.isStreamed || !isLocal
        for number in [known ? entry.checksum : 0, known ? entry.size : 0, known ? entry.size : 0] {
            buffer.writeInteger(number, endianness: .little)
        }
        buffer.writeInteger(UInt16(entry.name.count), endianness: .little)
        buffer.writeInteger(0 as UInt16, endianness: .little)
        if !isLocal {
            for number in [0, 0, 0] as [UInt16] { buffer.writeInteger(number, endianness: .little) }
            for number in [0, entry.offset] { buffer.writeInteger(number, endianness: .little) }
        }
        buffer.writeBytes(entry.name)
        return buffer
    }
}

/// CRC-32 (ISO 3309), as zip uses it.
private struct Checksum: Sendable {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private var state: UInt32 = 0xFFFF_FFFF

    var value: UInt32 { ~state }

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { state = Self.table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8) }
    }
}
