import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing
import Web

@Suite("Reading a form with files")
struct UploadReaderTests {
    @Test("Fields and files arrive, files on the disk for the user alone")
    func arrives() async throws {
        let desk = try await ReadingDesk()
        let photo = Array("contenu".utf8)

        let page = try await desk.send(.field("nom", "Élodie\r\nMartin"), .file("piece", name: "C:\\a.jpg", photo), .file("autre", name: "", []))

        #expect(page.body == "nom=Élodie\nMartin|piece:a.jpg:7:600:contenu")
        #expect(desk.leftFiles == [])
    }

    @Test("A file before the token is refused, and nothing is kept of it")
    func tokenFirst() async throws {
        let desk = try await ReadingDesk()

        let late = try await desk.send(tokenAt: 1, .file("piece", name: "a.jpg", [1, 2, 3]))
        let foreign = try await desk.send(token: "0.0", .file("piece", name: "a.jpg", [1, 2, 3]))
        let none = try await desk.send(tokenAt: nil, .field("nom", "Élodie"))

        #expect([late, foreign, none].allSatisfy { $0.status == 403 })
        #expect(desk.asked.isEmpty && desk.leftFiles == [])
    }

    @Test("A file larger than its room is read to its end, thrown away, and named")
    func cut() async throws {
        let desk = try await ReadingDesk()

        let page = try await desk.send(.file("piece", name: "a.jpg", Array(repeating: 1, count: 5000)), .field("nom", "B"))

        #expect(page.body == "nom=B|piece:a.jpg:5000:cut")
    }

    @Test("A form heavier than the total, truncated or of another kind is refused, and leaves no file")
    func refused() async throws {
        let desk = try await ReadingDesk()
        let heavy = try await desk.send(.file("piece", name: "a.jpg", Array(repeating: 1, count: 3 << 20)))
        let truncated = try await desk.sendRaw(Array(SampleForm(.field("_jeton", desk.token), .file("p", name: "a", [1])).bytes.dropLast(8)))
        let json = try await desk.sendRaw(Array("{}".utf8), type: "application/json")

        #expect([heavy, truncated, json].map(\.status) == [413, 422, 422])
        #expect(desk.leftFiles == [])
    }

    @Test("The same page without files may come as a plain form, and needs its token too")
    func plainForm() async throws {
        let desk = try await ReadingDesk()

        let good = try await desk.browser.post("/envoi", ["nom": "Élodie"])
        let bad = try await desk.browser.post("/envoi", ["nom": "Élodie"], token: "0.0")

        #expect(good.body == "nom=Élodie|")
        #expect(bad.status == 403)
    }

    @Test("Text that is not UTF-8, or holds U+0000, or is very long, is refused")
    func badText() async throws {
        let desk = try await ReadingDesk()
        let latin = SampleForm(.field("_jeton", desk.token), .field("nom", "X")).bytes.map { $0 == UInt8(ascii: "X") ? 0xE9 : $0 }

        let statuses = [
            try await desk.sendRaw(latin).status, try await desk.send(.field("nom", "a\u{0}b")).status,
            try await desk.send(.field("nom", String(repeating: "a", count: 70_000))).status,
        ]

        #expect(statuses == [422, 422, 413])
    }

    @Test("200 MB pass without staying in memory", .enabled(if: Alone.isNow))
    func memory() async throws {
        // In a process of its own, where nothing else takes memory.
        await #expect(processExitsWith: .success) {
            let desk = try await ReadingDesk(totalBytes: 300 << 20, fileBytes: 300 << 20)
            let form = SampleForm(.field("_jeton", desk.token), .file("piece", name: "a.jpg", [])).bytes
            let cut = form.count - SampleForm.boundary.utf8.count - 8
            let before = residentBytes()

            let page = try await desk.stream(head: form[..<cut], tail: form[cut...], megabytes: 200)

            precondition(page.contains("piece:a.jpg:209715200"), page.body)
            precondition(desk.peak - before < 45 << 20, "\(before >> 20) MB before, \(desk.peak >> 20) MB during")
            precondition(desk.leftFiles == [])
        }
    }
}
