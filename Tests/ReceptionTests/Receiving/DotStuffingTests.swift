import NIOCore
import Testing

@testable import Reception

@Suite("The dots of DATA")
struct DotStuffingTests {
    /// - Returns: the message, what follows it, and whether it ended.
    private func taken(_ text: String, by size: Int) -> (message: String, rest: String, isOver: Bool) {
        var stuffing = DotStuffing()
        var message = ByteBuffer(), rest = ByteBuffer()
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            var input = ByteBuffer(bytes: bytes[start..<min(start + size, bytes.count)])
            var output = stuffing.take(from: &input)
            message.writeBuffer(&output)
            rest.writeBuffer(&input)
        }
        return (String(buffer: message), String(buffer: rest), stuffing.isOver)
    }

    @Test(
        "A message is what it was before its dots were doubled, however it is cut on the way",
        arguments: [
            ("a\r\n.\r\n", "a\r\n"), (".\r\n", ""), ("..\r\n.\r\n", ".\r\n"), ("a\r\n..b\r\n...\r\n.\r\n", "a\r\n.b\r\n..\r\n"),
            ("a.\r\n.\r\n", "a.\r\n"), (".x\r\n.\r\n", "x\r\n"), ("a\r\r\n.\r\n", "a\r\r\n"), (".\rb\r\n.\r\n", "\rb\r\n"),
            ("a\n.\n\r\n.\r\n", "a\n.\n\r\n"), ("a\r.\r\n.\r\n", "a\r.\r\n"), ("a\n.\r\nb\r\n.\r\n", "a\n.\r\nb\r\n"),
        ], [1, 2, 3, 100])
    func unstuffed(pair: (sent: String, message: String), size: Int) {
        let (message, rest, isOver) = taken(pair.sent + "QUIT\r\n", by: size)

        #expect(message == pair.message)
        #expect(rest == "QUIT\r\n" && isOver)
    }

    @Test("What has no end has not ended")
    func open() {
        #expect(!taken("a\r\n.", by: 1).isOver)
        #expect(!taken("a\n.\n", by: 1).isOver)
    }
}
