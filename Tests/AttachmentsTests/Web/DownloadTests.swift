import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import TestSupport
import Testing
import Web

@testable import Attachments

@Suite("A file given back", .serialized)
struct DownloadTests {
    @Test("It is a file to keep, under its own name, which no browser shows or runs")
    func headers() async throws {
        let cabinet = try await FilingCabinet()
        let attachment = try await cabinet.give(SamplePDF.bytes(), "Arrêté \"n°3\".exe")

        let response = try await cabinet.feature.download(attachment.id, of: attachment.holder)

        #expect(response.headers[.contentDisposition]?.hasSuffix("filename*=UTF-8''Arr%C3%AAt%C3%A9%20%22n%C2%B03%22.exe.pdf") == true)
        #expect(response.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
        #expect(response.headers[.contentType] == "application/pdf" && response.headers[.contentLength] == "\(attachment.size)")
        #expect(response.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
        #expect(response.headers[.xContentTypeOptions] == "nosniff")
    }

    @Test("A large file is given back as it was, in pieces")
    func large() async throws {
        let cabinet = try await FilingCabinet()
        var generator = SeededGenerator(state: 4)
        let text = (0..<300_000).map { _ in UInt8(ascii: "a") + UInt8.random(in: 0..<26, using: &generator) }

        #expect(try await cabinet.content(try await cabinet.give(text, "a.txt")) == text)
    }
}

@Suite("The form of a browser without script", .serialized)
struct FormReadingTests {
    @Test("Good files are kept, bad ones are told beside their input, and what was typed is there", arguments: TestEngine.allCases)
    func mixed(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let feature = cabinet.feature
        let router = TestFront.router([
            .get("/page") { visit in visit.page(title: "", "<form>\(visit.formToken)</form>") },
            .post("/page", body: .stream) { visit in
                let (form, problems) = try await feature.receive(visit, for: .draft(FilingCabinet.amina), of: TestFront.organisation) { name in
                    name == "piece" ? FileInput(rule: FilingCabinet.papers) : nil
                }
                let texts = problems.map { "\($0.field): \(visit.words($0.message))" }.joined(separator: "\n")
                return visit.page(title: "", "\(form.first("nom") ?? "")\n\(texts)")
            },
        ])
        let browser = TestBrowser(router)
        _ = try await browser.get("/page")
        let form = SampleForm(
            .field("_jeton", browser.token ?? ""), .field("nom", "Élodie"), .file("piece", name: "acte.pdf", SamplePDF.bytes()),
            .file("piece", name: "jeu.jpg", Array("#!/bin/sh\n".utf8)), .file("inconnu", name: "a.pdf", SamplePDF.bytes()),
            .file("piece", name: "film.pdf", [UInt8](repeating: 0, count: 6 << 20)), .field("fin", "oui"))

        let page = try await browser.send(.post, "/page", body: form.bytes, type: SampleForm.contentType)

        #expect(page.contains("Élodie") && page.contains("piece: « jeu.jpg »") && page.contains("« film.pdf » pèse plus de 5 Mo"))
        #expect(try await cabinet.files().map(\.name) == ["acte.pdf"])
        #expect(cabinet.leftFiles == [])
    }
}
