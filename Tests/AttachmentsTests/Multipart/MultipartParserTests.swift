import Core
import Foundation
import NIOCore
import TestSupport
import Testing

@testable import Web

@Suite("Cutting a form with files into its parts")
struct MultipartParserTests {
    static let limits = UploadLimits(totalBytes: 10 << 20)

    @Test("Whatever the sizes of the pieces, the parts are the same", arguments: 1...40 as ClosedRange<UInt64>)
    func anySplit(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        // A file full of beginnings of the delimiter.
        let content = (0..<300).flatMap { _ in Array("\r\n--\(SampleForm.boundary)".utf8.prefix(Int.random(in: 0...24, using: &generator))) }
        let form = SampleForm(.field("nom", "Élodie\nœuf"), .file("piece", name: "a.jpg", content), .file("piece", name: "", []))

        let parts = try read(form.bytes, piecesOf: { Int.random(in: 1...97, using: &generator) })

        #expect(parts.map(\.header.name) == ["nom", "piece", "piece"])
        #expect(parts.map(\.bytes) == [Array("Élodie\nœuf".utf8), content, []])
    }

    @Test("A form that stops before its end is refused", arguments: [1, 40, 120, 300])
    func truncated(missing: Int) {
        let bytes = SampleForm(.file("piece", name: "a.jpg", [UInt8](repeating: 7, count: 400))).bytes.dropLast(missing + 2)

        #expect(throws: WebProblem.malformed) { try read(Array(bytes)) }
    }

    @Test(
        "What no browser sends is refused",
        arguments: [
            "--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--B--\r\n",
            "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--B--\r\n",
            "--B\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nx\r\n--B--\r\n",
            "--B\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\nx\r\n--B--\r\n",
            "--B\r\nno colon\r\n\r\nx\r\n--B--\r\n", "--B\r\n\r\nx\r\n--B--\r\n", "--Bx\r\n", "nothing of the kind", "",
            "--B\r\nContent-Disposition: form-data; name=\"a\u{0}\"\r\n\r\nx\r\n--B--\r\n",
        ])
    func malformed(body: String) {
        #expect(throws: WebProblem.malformed) { try read(Array(body.utf8), type: "multipart/form-data; boundary=B") }
    }

    @Test("A boundary that is absent, empty or too long is refused", arguments: ["", "; boundary=", "; boundary=\"\"", "; boundary=a b"])
    func badBoundary(parameter: String) {
        #expect(throws: WebProblem.malformed) { try MultipartParser(contentType: "multipart/form-data" + parameter, limits: Self.limits) }
    }

    @Test("Too many parts, a header too long and a body too long are refused")
    func limits() {
        var many = SampleForm()
        many.parts = (0...200).map { .field("f\($0)", "") }
        let long = SampleForm(.field(String(repeating: "n", count: 9 << 10), ""))
        let heavy = SampleForm(.file("piece", name: "a", [UInt8](repeating: 0, count: 2 << 20)))

        #expect(throws: WebProblem.malformed) { try read(many.bytes) }
        #expect(throws: WebProblem.malformed) { try read(long.bytes) }
        #expect(throws: WebProblem.tooLarge(megabytes: 1)) { try read(heavy.bytes, limits: UploadLimits(totalBytes: 1 << 20)) }
    }

    @Test("Names are read as browsers and curl write them")
    func names() throws {
        let header = try PartHeader(lines: Array(#"content-disposition: FORM-DATA; name="a%22b"; filename="C:\photos\l'été \"2\".jpg""#.utf8))

        #expect(header.name == "a\"b")
        #expect(header.fileName == #"C:\photos\l'été "2".jpg"#)
    }

    @Test("What is held between two pieces does not grow with a file")
    func boundedMemory() throws {
        var parser = try MultipartParser(contentType: SampleForm.contentType, limits: UploadLimits(totalBytes: 1 << 30))
        _ = try parser.feed(ByteBuffer(bytes: SampleForm(.file("piece", name: "a", [1])).bytes.dropLast(45)))
        let piece = ByteBuffer(repeating: 0x0D, count: 1 << 16)

        for _ in 0..<100 {
            _ = try parser.feed(piece)
            #expect(parser.heldBytes <= SampleForm.boundary.utf8.count + 4)
        }
    }

    @Test("A second of random forms neither crashes nor holds more than the limits")
    func fuzz() throws {
        let start = FuzzSeed.drawn(for: "Random forms with files")
        var generator = SeededGenerator(state: start)
        let seed = SampleForm(.field("nom", "Élodie"), .file("piece", name: "a.jpg", Array(repeating: 1, count: 50))).bytes
        let end = ContinuousClock.now + .seconds(1)
        var rounds = 0
        while ContinuousClock.now < end {
            var bytes = seed
            for _ in 0..<Int.random(in: 0...8, using: &generator) { Self.damage(&bytes, &generator) }
            var parser = try MultipartParser(contentType: SampleForm.contentType, limits: UploadLimits(headerBytes: 200, totalBytes: 2000))
            var rest = bytes[...]
            do throws(WebProblem) {
                while !rest.isEmpty {
                    let size = Int.random(in: 1...60, using: &generator)
                    _ = try parser.feed(ByteBuffer(bytes: rest.prefix(size)))
                    #expect(parser.heldBytes <= 200 + 60, "ADMILIB_FUZZ_SEED=\(start)")
                    rest = rest.dropFirst(size)
                }
                try parser.finish()
            } catch {}
            rounds += 1
        }
        #expect(rounds > 100)
    }

    private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        guard let place = bytes.indices.randomElement(using: &generator) else { return }
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: Array("\r\n--\(SampleForm.boundary)".utf8), at: place)
        default: bytes.insert(contentsOf: bytes[place...].prefix(30), at: place)
        }
    }
}

private struct ReadPart {
    let header: PartHeader
    var bytes: [UInt8] = []
}

private func read(
    _ bytes: [UInt8], type: String = SampleForm.contentType, limits: UploadLimits = MultipartParserTests.limits, piecesOf size: () -> Int = { 4096 }
) throws(WebProblem) -> [ReadPart] {
    var parser = try MultipartParser(contentType: type, limits: limits)
    var parts: [ReadPart] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = size()
        for event in try parser.feed(ByteBuffer(bytes: rest.prefix(count))) {
            switch event {
            case .part(let header): parts.append(ReadPart(header: header))
            case .bytes(let bytes): parts[parts.count - 1].bytes += bytes.readableBytesView
            case .endOfPart: break
            }
        }
        rest = rest.dropFirst(count)
    }
    try parser.finish()
    return parts
}
