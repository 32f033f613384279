import Foundation

/// Looks at a message before it is read, and says how much of it may be. GMime keeps every header and every part in memory: fifty megabytes of header
/// lines would take ten times as much, and as many boundaries a hundred times.
struct MessageScan {
    /// Lines that look like headers, in bytes. Postfix takes 100 kB of real ones by default.
    static let mostHeaderBytes = 2 << 20
    /// Lines that begin like a boundary.
    static let mostBoundaries = 10_000
    /// How far into a line the colon of a header is looked for.
    private static let longestName = 80

    /// Where to stop reading; `nil`: nowhere.
    private(set) var cut: Int?
    private var offset = 0
    private var column = 0
    private var headerBytes = 0
    private var boundaries = 0
    private var isHeader = false
    private var beginsWithDash = false

    static func cut(of file: URL) throws -> Int? {
        var scan = MessageScan()
        let source = try SourceFile(reading: file)
        while scan.cut == nil, try source.next({ scan.take($0) }) {}
        return scan.cut
    }

    mutating func take(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while cut == nil, let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
            let newline = memchr(base, 0x0A, rest.count)
            let length = newline.map { UnsafeRawPointer($0) - base + 1 } ?? rest.count
            take(piece: UnsafeRawBufferPointer(start: base, count: length))
            if newline != nil { (column, isHeader, beginsWithDash) = (0, false, false) }
            rest = rest.dropFirst(length)
        }
    }

    /// A piece of one line.
    private mutating func take(piece: UnsafeRawBufferPointer) {
        look(atStartOf: piece)
        if !isHeader, column < Self.longestName, let base = piece.baseAddress {
            isHeader = memchr(base, 0x3A, min(piece.count, Self.longestName - column)) != nil
            if isHeader { headerBytes += column }
        }
        if isHeader { headerBytes += piece.count }
        column += piece.count
        offset += piece.count
        if headerBytes > Self.mostHeaderBytes || boundaries > Self.mostBoundaries { cut = offset }
    }

    private mutating func look(atStartOf piece: UnsafeRawBufferPointer) {
        guard column < 2 else { return }
        for (place, byte) in piece.prefix(2 - column).enumerated() {
            let isDash = byte == UInt8(ascii: "-")
            if column + place == 0 {
                beginsWithDash = isDash
                // Folded: the line goes on with the header above it.
                isHeader = byte == 0x20 || byte == 0x09
            } else if beginsWithDash, isDash {
                boundaries += 1
            }
        }
    }
}

/// A file read from beginning to end, a piece at a time, in memory that is used again.
final class SourceFile {
    private let descriptor: Int32
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    init(reading file: URL) throws {
        descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw DiskFault(code: errno) }
    }

    deinit {
        close(descriptor)
        buffer.deallocate()
    }

    /// - Returns: whether there was a piece.
    func next(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        var count = read(descriptor, buffer.baseAddress, buffer.count)
        while count < 0, errno == EINTR { count = read(descriptor, buffer.baseAddress, buffer.count) }
        guard count >= 0 else { throw DiskFault(code: errno) }
        if count > 0 { try body(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
        return count > 0
    }
}

/// The disk refused: full, read-only, gone. A fault of the installation, and of this moment.
struct DiskFault: Error, CustomStringConvertible {
    let code: Int32
    var description: String { String(cString: strerror(code)) }
}
