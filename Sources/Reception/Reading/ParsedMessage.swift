import CGMimeShim
import Foundation

/// A message as GMime sees it. Its file must stay where it is while this lives; one thread at a time.
final class ParsedMessage {
    private let handle: OpaquePointer

    /// `nil` for what is no message at all: an empty file.
    /// - Parameter end: how many bytes to look at.
    init?(_ file: URL, end: Int?) throws {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DiskFault(code: errno) }
        guard let handle = cgmime_read(descriptor, Int64(end ?? -1)) else { return nil }
        self.handle = handle
    }

    deinit { cgmime_free(handle) }

    /// The message itself, the part that holds the others.
    var whole: PartNode { PartNode(pointer: cgmime_whole(handle), message: self) }
}

/// A place in the tree of a message.
struct PartNode {
    fileprivate let pointer: OpaquePointer
    /// Keeps what the pointer leads to.
    fileprivate let message: ParsedMessage

    enum Kind { case leaf, multipart, message }

    var kind: Kind {
        switch cgmime_kind_of(pointer) {
        case CGMIME_MULTIPART: .multipart
        case CGMIME_MESSAGE: .message
        default: .leaf
        }
    }

    var childCount: Int { Int(cgmime_child_count(pointer)) }

    func child(_ index: Int) -> PartNode? {
        cgmime_child(pointer, Int32(index)).map { PartNode(pointer: $0, message: message) }
    }

    /// "text/plain", in lower case.
    var mediaType: String { Self.text(cgmime_media_type(pointer)) ?? "application/octet-stream" }
    var charset: String? { Self.text(cgmime_charset(pointer)) }
    var isAttachment: Bool { Self.text(cgmime_disposition(pointer)) == "attachment" }
    var fileName: String? { Self.text(cgmime_file_name(pointer)) }

    /// Seconds since 1970.
    var date: Date? {
        let seconds = cgmime_date(pointer)
        return seconds == 0 ? nil : Date(timeIntervalSince1970: Double(seconds))
    }

    /// Decoded.
    func header(_ name: String, rank: Int = 0) -> String? { Self.text(cgmime_header(pointer, name, Int32(rank))) }

    /// As it came, folds included.
    func rawHeader(_ name: String, rank: Int = 0) -> String? { Self.text(cgmime_raw_header(pointer, name, Int32(rank))) }

    /// The mailboxes of every header of this name.
    func addresses(in name: String, atMost count: Int) -> [(name: String, address: String)] {
        guard let found = cgmime_addresses_in(pointer, name) else { return [] }
        defer { cgmime_addresses_free(found) }
        return (0..<min(cgmime_address_count(found), Int32(count))).map { index in
            (Self.text(cgmime_address_name(found, index)) ?? "", Self.text(cgmime_address_text(found, index)) ?? "")
        }
    }

    /// The decoded content of a leaf.
    /// - Parameter charset: turned from this into UTF-8.
    func content(from charset: String? = nil) -> PartContent? { cgmime_open(pointer, charset).map { PartContent($0, of: message) } }

    /// Writes a message that is inside this one to a file.
    /// - Parameter descriptor: `nil` only counts.
    /// - Returns: how many bytes; `nil` for what GMime reads and cannot write.
    func writeMessage(to descriptor: Int32?) throws -> Int? {
        errno = 0
        let count = cgmime_write_message(pointer, descriptor ?? -1)
        if count < 0, descriptor != nil, [ENOSPC, EDQUOT, EIO, EFBIG].contains(errno) { throw DiskFault(code: errno) }
        return count < 0 ? nil : Int(count)
    }

    static func knows(_ charset: String) -> Bool { cgmime_knows_charset(charset) != 0 }

    private static func text(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        defer { cgmime_free_text(text) }
        return text.map { String(cString: $0) }
    }

    private static func text(_ text: UnsafePointer<CChar>?) -> String? { text.map { String(cString: $0) } }
}

/// The content of a part, decoded piece by piece.
final class PartContent {
    private let handle: OpaquePointer
    private let message: ParsedMessage
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

    fileprivate init(_ handle: OpaquePointer, of message: ParsedMessage) { (self.handle, self.message) = (handle, message) }

    deinit {
        cgmime_close(handle)
        buffer.deallocate()
    }

    /// - Returns: the next piece, good until the one after; `nil` at the end.
    func next() throws -> UnsafeRawBufferPointer? {
        let count = cgmime_next(handle, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw UnreadablePart() }
        return count == 0 ? nil : UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
}

struct UnreadablePart: Error {}
