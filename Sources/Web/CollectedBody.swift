import HTTPTypes
import Hummingbird
import NIOCore

extension ResponseBody {
    /// The whole body in memory: to compress a page, or to look at an answer in a test.
    public func collected() async throws -> ByteBuffer {
        let writer = CollectingWriter()
        try await write(writer)
        return writer.buffer
    }
}

private final class CollectingWriter: ResponseBodyWriter {
    var buffer = ByteBuffer()

    /// Most bodies are one piece, which need not be copied.
    func write(_ buffer: ByteBuffer) async throws {
        if self.buffer.readableBytes == 0 { self.buffer = buffer } else { self.buffer.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
