import Foundation
import Reception
import TestSupport
import Testing

@Suite("Messages that are not as they should be")
struct MalformedTests {
    @Test("An empty file is no message")
    func empty() throws {
        #expect(try Letter(bytes: []).read().gaps == [.unreadable])
    }

    @Test("Without its last boundary, a message is read as far as it goes")
    func truncated() throws {
        let content = try Letter(
            head: ["Content-Type: multipart/mixed; boundary=b"],
            body:
                "--b\nContent-Type: text/plain\n\nBonjour\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0"
        ).read()

        #expect(content.text == "Bonjour")
        #expect(content.parts.map(\.name.description) == ["a.pdf"])
    }

    @Test("A multipart that names no boundary, or another one, loses nothing of the raw message and breaks nothing")
    func boundaryMissing() throws {
        for type in ["multipart/mixed", "multipart/mixed; boundary=other", "multipart/mixed; boundary=\"\""] {
            let content = try Letter(head: ["Content-Type: \(type)"], body: "--b\nContent-Type: text/plain\n\nBonjour\n--b--\n").read()
            #expect(content.head.from?.address.description == "amina@example.org")
        }
    }

    @Test("Parts inside parts inside parts are followed so far, and no farther")
    func deep() throws {
        let open = (0..<5000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        let content = try Letter("From: a@example.org\n\(open)Content-Type: text/plain\n\nAu fond").read()

        #expect(content.gaps.contains(.tooDeep))
        #expect(content.head.from?.address.description == "a@example.org")
    }

    @Test("Messages inside messages inside messages too")
    func deepMessages() throws {
        let content = try Letter("From: a@example.org\n" + String(repeating: "Content-Type: message/rfc822\n\n", count: 5000) + "\n\nx").read()

        #expect(content.gaps.contains(.tooDeep))
        #expect(content.parts.count <= 20)
    }

    @Test("Two hundred parts are listed, and no more")
    func manyParts() throws {
        let parts = String(repeating: "--b\nContent-Type: application/pdf\n\nx\n", count: 1000)
        let content = try Letter(head: ["Content-Type: multipart/mixed; boundary=b"], body: parts + "--b--\n").read()

        #expect(content.gaps == [.tooManyParts])
        #expect(content.parts.count <= 200)
    }

    @Test("Boundaries by the million, or headers without end, are read in part and in little memory")
    func endless() throws {
        ResidentMemory.forget()
        let boundaries = try Letter(head: ["Content-Type: multipart/mixed; boundary=b"], body: String(repeating: "--b\n\nx\n", count: 1_000_000))
            .read()
        let headers = try Letter("From: a@example.org\nSubject: s\n" + String(repeating: "X-Y: zzzzzzzzzzzzzzzzzzzzzzzz\n", count: 500_000)).read()
        let line = try Letter("From: a@example.org\nSubject: " + String(repeating: "x", count: 20 << 20)).read()

        #expect(boundaries.gaps.contains(.cut) && headers.gaps == [.cut] && line.gaps == [.cut])
        #expect(headers.head.subject.description == "s")
        #expect(line.head.subject.description.count == 300)
        if Alone.isNow { #expect(ResidentMemory.peak < 300 << 20, "the letters themselves are in this test's memory, several times") }
    }

    @Test("What looks like headers in a long text does not make it too long")
    func longTable() throws {
        let content = try Letter(body: String(repeating: "nom: valeur\n", count: 10_000)).read()

        #expect(content.gaps == [])
    }

    @Test("Header lines without sense are passed over")
    func noise() throws {
        let content = try Letter("From a@b Mon\n:\n: x\nSans deux points\n\u{1}\u{2}\nFrom: a@example.org\nSubject: ici\n\nTexte").read()

        #expect(content.gaps.isSubset(of: [.unreadable]))
    }
}

/// Of the whole process: it says something only when one test runs at a time (``Alone``).
enum ResidentMemory {
    /// From now on, ``peak`` is what happens after (proc(5), clear_refs).
    static func forget() { try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }

    /// The most that this process ever held, in bytes.
    static var peak: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) << 10
    }
}
