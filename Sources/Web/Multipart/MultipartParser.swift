import CZShim
import NIOCore

/// Cuts a form with files (multipart/form-data, RFC 7578) into its parts, as it arrives.
///
/// It is fed pieces of any size and says what each completes. What it holds between two pieces is bounded by the limits, whatever is sent.
struct MultipartParser {
    enum Event: Equatable {
        case part(PartHeader)
        /// More of the current part.
        case bytes(ByteBuffer)
        case endOfPart
    }

    private enum State { case preamble, afterDelimiter, header, body, done }

    private let limits: UploadLimits
    /// `\r\n--boundary`. The line end belongs to the delimiter, not to the part before it.
    private let delimiter: [UInt8]
    private static let blankLine = Array("\r\n\r\n".utf8)

    private var state = State.preamble
    // The first delimiter has no line end before it.
    private var pending = ByteBuffer(string: "\r\n")
    private var parts = 0
    private var total = 0

    /// How much is held until the next piece comes.
    var heldBytes: Int { pending.readableBytes }

    init(contentType: String, limits: UploadLimits) throws(WebProblem) {
        self.limits = limits
        self.delimiter = Array("\r\n--".utf8) + (try Self.boundary(in: contentType))
    }

    /// - Returns: what this piece completes, in order.
    mutating func feed(_ piece: ByteBuffer) throws(WebProblem) -> [Event] {
        total += piece.readableBytes
        guard total <= limits.totalBytes else { throw limits.tooLarge }
        var piece = piece
        pending.writeBuffer(&piece)
        var events: [Event] = []
        while try step(&events) {}
        // A buffer of its own: the events keep the one they were cut from.
        pending = ByteBuffer(bytes: pending.readableBytesView)
        return events
    }

    /// Called when there is no more to come: a form that stops in the middle is refused.
    func finish() throws(WebProblem) {
        guard state == .done else { throw .malformed }
    }

    /// - Returns: whether there may be more to do before the next piece.
    private mutating func step(_ events: inout [Event]) throws(WebProblem) -> Bool {
        switch state {
        case .preamble: try skipPreamble()
        case .afterDelimiter: try readEndOfDelimiter()
        case .header: try readHeader(&events)
        case .body: readBody(&events)
        case .done: skipEpilogue()
        }
    }

    private mutating func skipPreamble() throws(WebProblem) -> Bool {
        guard let place = place(of: delimiter) else {
            guard pending.readableBytes <= limits.headerBytes else { throw .malformed }
            return false
        }
        pending.moveReaderIndex(forwardBy: place + delimiter.count)
        state = .afterDelimiter
        return true
    }

    /// A line end: another part follows. Two dashes: that was the last.
    private mutating func readEndOfDelimiter() throws(WebProblem) -> Bool {
        guard let two = pending.getInteger(at: pending.readerIndex, as: UInt16.self) else { return false }
        pending.moveReaderIndex(forwardBy: 2)
        switch two {
        case 0x2D2D: state = .done
        case 0x0D0A:
            parts += 1
            guard parts <= limits.parts else { throw .malformed }
            state = .header
        default: throw .malformed
        }
        return true
    }

    private mutating func readHeader(_ events: inout [Event]) throws(WebProblem) -> Bool {
        guard let size = place(of: Self.blankLine) else {
            guard pending.readableBytes <= limits.headerBytes else { throw .malformed }
            return false
        }
        guard size <= limits.headerBytes, let lines = pending.readBytes(length: size) else { throw .malformed }
        pending.moveReaderIndex(forwardBy: Self.blankLine.count)
        events.append(.part(try PartHeader(lines: lines)))
        state = .body
        return true
    }

    private mutating func readBody(_ events: inout [Event]) -> Bool {
        let end = place(of: delimiter)
        // The last bytes may be the beginning of a delimiter.
        let size = end ?? max(0, pending.readableBytes - delimiter.count + 1)
        if size > 0, let bytes = pending.readSlice(length: size) { events.append(.bytes(bytes)) }
        guard end != nil else { return false }
        pending.moveReaderIndex(forwardBy: delimiter.count)
        events.append(.endOfPart)
        state = .afterDelimiter
        return true
    }

    private mutating func skipEpilogue() -> Bool {
        pending.clear()
        return false
    }

    private func place(of needle: [UInt8]) -> Int? {
        let place = pending.withUnsafeReadableBytes { hay in
            needle.withUnsafeBytes { admilib_find(hay.baseAddress, hay.count, $0.baseAddress, $0.count) }
        }
        return place < 0 ? nil : place
    }
}

extension MultipartParser {
    /// 1 to 70 visible characters (RFC 2046 §5.1.1), in quotes or not.
    private static func boundary(in contentType: String) throws(WebProblem) -> [UInt8] {
        for parameter in contentType.split(separator: ";").dropFirst() {
            let pair = parameter.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpaces }
            guard pair.count == 2, pair[0].lowercased() == "boundary" else { continue }
            var value = Array(pair[1].utf8)
            if value.count >= 2, value.first == UInt8(ascii: "\""), value.last == UInt8(ascii: "\"") { value = Array(value.dropFirst().dropLast()) }
            guard (1...70).contains(value.count), value.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .malformed }
            return value
        }
        throw .malformed
    }
}
