import Foundation

/// The list of files at the end of a zip file (APPNOTE.TXT §4.3.12). Nothing is unpacked.
struct ZipDirectory: Sendable, Equatable {
    let names: [String]
    /// Whether the zip is the whole file, and not something that hangs at the end of another.
    let isWhole: Bool

    private static let start: [UInt8] = [0x50, 0x4B, 3, 4]
    private static let end: [UInt8] = [0x50, 0x4B, 5, 6]
    private static let entry: [UInt8] = [0x50, 0x4B, 1, 2]
    private static let endSize = 22
    private static let longestComment = 0xFFFF
    private static let largestDirectory = 4 << 20

    /// `nil` when no program would open this file as a zip. They look for its directory at the end, so anything may stand before it.
    init?(of file: URL) throws {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        let size = Int(try handle.seekToEnd())
        let tail = try handle.bytes(from: max(0, size - Self.endSize - Self.longestComment), count: Self.endSize + Self.longestComment)
        guard let place = Self.place(in: tail) else { return nil }
        let directorySize = tail.number(at: place + 12, bytes: 4)
        let endPlace = size - tail.count + place
        guard directorySize <= min(Self.largestDirectory, endPlace) else { return nil }
        isWhole = try handle.bytes(from: 0, count: 4) == Self.start
        names = Self.names(in: try handle.bytes(from: endPlace - directorySize, count: directorySize))
    }

    /// The last mark whose comment ends with the file.
    private static func place(in tail: [UInt8]) -> Int? {
        guard tail.count >= endSize else { return nil }
        return (0...(tail.count - endSize)).last {
            tail[$0] == end[0] && tail[$0..<($0 + 4)].elementsEqual(end) && $0 + endSize + tail.number(at: $0 + 20, bytes: 2) == tail.count
        }
    }

    private static func names(in directory: [UInt8]) -> [String] {
        var names: [String] = []
        var place = 0
        while place + 46 <= directory.count, directory[place..<(place + 4)].elementsEqual(entry) {
            let length = directory.number(at: place + 28, bytes: 2)
            let extra = directory.number(at: place + 30, bytes: 2) + directory.number(at: place + 32, bytes: 2)
            names.append(String(decoding: directory.dropFirst(place + 46).prefix(length), as: UTF8.self))
            place += 46 + length + extra
        }
        return names
    }
}

extension ZipDirectory {
    /// The format of a text or spreadsheet that libmagic did not know, because its files are in an order of their own.
    var officeFormat: FileFormat? {
        guard names.contains("[Content_Types].xml") else { return nil }
        if names.contains("word/document.xml") { return .docx }
        return names.contains("xl/workbook.xml") ? .xlsx : nil
    }

    /// Programs written by whoever made the document, which run when it is opened.
    var hasMacros: Bool { names.contains { $0.hasSuffix("vbaProject.bin") || $0.hasPrefix("Basic/") || $0.hasPrefix("Scripts/") } }
}

extension [UInt8] {
    /// A number in little endian.
    fileprivate func number(at place: Int, bytes count: Int) -> Int {
        (0..<count).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
    }
}

extension FileHandle {
    func bytes(from place: Int, count: Int) throws -> [UInt8] {
        try seek(toOffset: UInt64(place))
        return Array(try read(upToCount: count) ?? Data())
    }
}
