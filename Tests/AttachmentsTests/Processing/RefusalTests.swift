import Forms
import Foundation
import Testing

@testable import Attachments

@Suite("What is refused, whatever its name")
struct RefusalTests {
    @Test(
        "A file is what it holds, not what it is called",
        arguments: [
            ("program", "MZ\u{90}"), ("program", "#!/bin/sh\nrm -rf /\n"), ("drawing", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
            ("drawing", "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            ("webPage", "<!DOCTYPE html><html><script>x</script>"),
            ("unknown", "\u{1}\u{2}\u{3}\u{4}"),
        ])
    func disguised(found: String, start: String) async throws {
        let cabinet = try await FilingCabinet()
        // A Windows program begins with these two letters and much more.
        let bytes = start.hasPrefix("MZ") ? try Self.windowsProgram() : Array(start.utf8)

        for name in ["vacances.jpg", "acte.pdf", "lettre.txt"] {
            let problem = await cabinet.problem(with: bytes, name)
            #expect(problem == .refused(name: name, found: try #require(RefusedContent(rawValue: found))))
        }
        #expect(cabinet.leftFiles == [] && cabinet.blobCount == 0)
    }

    @Test("A program of this very machine is a program")
    func linuxProgram() async throws {
        let cabinet = try await FilingCabinet()

        let problem = await cabinet.problem(with: try Sample.bytes(URL(filePath: "/usr/bin/prlimit")), "photo.jpg")

        #expect(problem == .refused(name: "photo.jpg", found: .program))
    }

    @Test("Archives and documents with macros are refused")
    func archives() async throws {
        let cabinet = try await FilingCabinet()

        #expect(await cabinet.problem(with: SampleZip.bytes(["a.txt": "a"]), "a.docx") == .refused(name: "a.docx", found: .archive))
        #expect(await cabinet.problem(with: SampleZip.withMacros, "a.docx") == .refused(name: "a.docx", found: .macros))
        #expect(await cabinet.problem(with: SampleZip.jar, "a.docx") == .refused(name: "a.docx", found: .archive))
    }

    @Test("A file that is two things at once is refused")
    func mixtures() async throws {
        let cabinet = try await FilingCabinet()
        let mixtures = [
            SamplePDF.bytes() + SampleZip.jar, Array("Cher Monsieur,\n".utf8) + SampleZip.docx, Array("XXXX some page\n".utf8) + SamplePDF.bytes(),
        ]

        for mixture in mixtures {
            let problem = await cabinet.problem(with: mixture, "a.pdf")
            if case .refused = problem { continue }
            Issue.record("\(String(describing: problem))")
        }
    }

    @Test("Empty, too large, too many, or not what is asked")
    func limits() async throws {
        let cabinet = try await FilingCabinet()
        let rule = FilingCabinet.papers
        for number in 0..<3 { try await cabinet.give(SamplePDF.bytes(pages: number + 1), "\(number).pdf", rule: rule) }

        #expect(await cabinet.problem(with: []) == .empty(name: "a.jpg"))
        #expect(await cabinet.problem(with: Array(repeating: 0, count: 6 << 20), rule: rule) == .tooLarge(name: "a.jpg", megabytes: 5))
        #expect(await cabinet.problem(with: SamplePDF.bytes(), rule: rule) == .tooMany(most: 3))
        var other = rule
        other.most = 9
        #expect(await cabinet.problem(with: SampleZip.docx, rule: other) == .notWanted(name: "a.jpg", format: .docx, wanted: [.pdf, .image]))
    }

    /// The header of a Windows program, enough for anyone who looks.
    private static func windowsProgram() throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1024)
        bytes.replaceSubrange(0..<2, with: Array("MZ".utf8))
        bytes[0x3C] = 0x80
        bytes.replaceSubrange(0x80..<0x88, with: [0x50, 0x45, 0, 0, 0x64, 0x86, 1, 0])
        bytes.replaceSubrange(0x94..<0x9A, with: [0xF0, 0, 0x22, 0, 0x0B, 0x02])
        bytes[0x80 + 0x5C] = 2
        return bytes
    }
}
