import Foundation
import Reception
import TestSupport
import Testing

@Suite("A message of fifty megabytes")
struct LargeMessageTests {
    @Test("Its attachment goes to the disk without going through memory")
    func streamed() throws {
        try TemporaryFolder.with { folder in
            let (file, size) = try write(in: folder)
            let part = folder.appending(path: "part")
            ResidentMemory.forget()
            let before = ResidentMemory.peak

            let content = try MessageReader.read(file) { _ in part }

            #expect(content.text == "Voici" && content.gaps == [])
            #expect(content.parts.map(\.size) == [size])
            #expect(try FileManager.default.attributesOfItem(atPath: part.path)[.size] as? Int == size)
            if Alone.isNow { #expect(ResidentMemory.peak - before < 8 << 20) }
        }
    }

    /// - Returns: the file, and the size of what is attached, decoded.
    private func write(in folder: URL) throws -> (URL, Int) {
        let file = folder.appending(path: "large")
        let head = Letter(
            head: ["Content-Type: multipart/mixed; boundary=b"],
            body: "--b\nContent-Type: text/plain\n\nVoici\n--b\nContent-Type: video/mp4; name=v.mp4\nContent-Transfer-Encoding: base64\n\n")
        try Data(head.bytes).write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        let lines = Data(String(repeating: String(repeating: "QUJD", count: 19) + "\r\n", count: 1000).utf8)
        for _ in 0..<672 { try handle.write(contentsOf: lines) }
        try handle.write(contentsOf: Data("--b--\r\n".utf8))
        try handle.close()
        return (file, 672 * 1000 * 57)
    }
}
