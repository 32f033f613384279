import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing

@testable import Web

@Suite("Compression")
struct CompressionTests {
    private static let routes: [Route] = [
        .get("/longue") { $0.page(title: "Longue", "<p>\(String(repeating: "é<", count: 2000))</p>") },
        .get("/image") { _ in
            Response(status: .ok, headers: [.contentType: "image/png"], body: .init(byteBuffer: .init(bytes: Array(repeating: 7, count: 5000))))
        },
    ]

    @Test("What is compressed comes back the same", arguments: [1, 3, 9] as [Int32])
    func roundTrip(level: Int32) throws {
        let text = String(repeating: "Une démarche, deux démarches. ", count: 500)

        let packed = try #require(Compression.gzip(ByteBuffer(string: text), level: level))

        #expect(packed.readableBytes < text.utf8.count / 10)
        #expect(try gunzip(Array(packed.readableBytesView)) == text)
    }

    @Test("A page is compressed for a browser that asks for it, and only then")
    func negotiation() async throws {
        let browser = try browser(Self.routes)

        let packed = try await browser.send(.get, "/longue", body: nil, type: nil, headers: [.acceptEncoding: "gzip, br"])
        let plain = try await browser.get("/longue")

        #expect(packed.headers[.contentEncoding] == "gzip" && packed.headers[.vary] == "Accept-Encoding")
        #expect(try gunzip(packed.bytes).hasPrefix("<!doctype html>"))
        #expect(plain.headers[.contentEncoding] == nil && plain.contains("é&lt;é&lt;"))
    }

    @Test("Images are left as they are")
    func images() async throws {
        let page = try await browser(Self.routes).send(.get, "/image", body: nil, type: nil, headers: [.acceptEncoding: "gzip"])

        #expect(page.headers[.contentEncoding] == nil)
        #expect(page.bytes.count == 5000)
    }

    private func gunzip(_ bytes: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "admilib-\(UUID()).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/gzip")
        process.arguments = ["-dc", file.path()]
        process.standardOutput = output
        try process.run()
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
}
