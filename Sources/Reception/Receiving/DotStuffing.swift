import NIOCore

/// Takes the message out of what follows DATA: the dots that begin lines lose one, and a dot alone ends it (RFC 5321, 4.5.2).
///
/// Only CRLF ends a line. To take a lone LF for one would let a message hold the end of itself and the commands of another (CVE-2023-51764 and its kin).
struct DotStuffing {
    private enum Place { case lineStart, dot, dotReturn, text, carriageReturn }

    private var place = Place.lineStart
    private(set) var isOver = false

    /// Takes from `input` as far as the message goes.
    /// - Returns: its bytes.
    mutating func take(from input: inout ByteBuffer) -> ByteBuffer {
        var output = ByteBuffer()
        output.reserveCapacity(input.readableBytes + 2)
        while !isOver, input.readableBytes > 0 {
            if place == .text { copyText(from: &input, to: &output) } else { step(input.readInteger() ?? UInt8(0), to: &output) }
        }
        return output
    }

    /// As far as the next CR, all at once.
    private mutating func copyText(from input: inout ByteBuffer, to output: inout ByteBuffer) {
        let view = input.readableBytesView
        let length = view.firstIndex(of: 0x0D).map { $0 - view.startIndex } ?? view.count
        if var slice = input.readSlice(length: length) { output.writeBuffer(&slice) }
        guard input.readableBytes > 0 else { return }
        input.moveReaderIndex(forwardBy: 1)
        output.writeInteger(UInt8(0x0D))
        place = .carriageReturn
    }

    private mutating func step(_ byte: UInt8, to output: inout ByteBuffer) {
        switch (place, byte) {
        case (.lineStart, UInt8(ascii: ".")): place = .dot
        case (.dot, 0x0D): place = .dotReturn
        case (.dotReturn, 0x0A): isOver = true
        case (.dotReturn, _):
            // The dot was stuffed, and the CR belongs to the line.
            output.writeInteger(UInt8(0x0D))
            put(byte, to: &output)
        case (.carriageReturn, 0x0A):
            output.writeInteger(byte)
            place = .lineStart
        default: put(byte, to: &output)
        }
    }

    private mutating func put(_ byte: UInt8, to output: inout ByteBuffer) {
        output.writeInteger(byte)
        place = byte == 0x0D ? .carriageReturn : .text
    }
}
