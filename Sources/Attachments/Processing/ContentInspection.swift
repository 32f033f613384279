import Forms
import Foundation

/// Says what a file really is. Its name is only asked to tell a letter from a table.
enum ContentInspection {
    /// Blocking.
    static func content(of file: URL, name: String) throws -> FoundContent {
        let mediaType = try Magic.mediaType(of: file)
        let directory = try ZipDirectory(of: file)
        switch FoundContent(mediaType: mediaType, name: name) {
        case .format(let format) where format.isZip: return office(format, directory)
        // Drawn anew: whatever else was in the file is gone afterwards.
        case .format(let format) where format.kind == .image: return .format(format)
        case .format(let format): return try plain(format, file, directory)
        case .refused(let found):
            guard found == .archive || found == .unknown, let format = directory?.officeFormat else { return .refused(found) }
            return office(format, directory)
        }
    }

    private static func office(_ format: FileFormat, _ directory: ZipDirectory?) -> FoundContent {
        guard let directory else { return .refused(.archive) }
        guard directory.isWhole else { return .refused(.mixture) }
        return directory.hasMacros ? .refused(.macros) : .format(format)
    }

    /// Kept as it is, so it must be one thing only: a PDF or a text at the end of which hangs a zip (or a JAR, which is one) is also that.
    private static func plain(_ format: FileFormat, _ file: URL, _ directory: ZipDirectory?) throws -> FoundContent {
        guard directory == nil else { return .refused(.mixture) }
        if format == .pdf, try !startsLikePDF(file) { return .refused(.mixture) }
        return .format(format)
    }

    /// Readers look for the mark anywhere in the first kilobyte, so that a page or a program may stand before it. Some honest ones begin with an
    /// empty line or a byte order mark.
    private static func startsLikePDF(_ file: URL) throws -> Bool {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        let head = try handle.bytes(from: 0, count: 32)
        let blank: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF]
        return head.drop(while: blank.contains).starts(with: Array("%PDF-".utf8))
    }
}
