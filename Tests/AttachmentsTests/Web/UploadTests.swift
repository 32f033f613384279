import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import Attachments

@Suite("Files sent in pieces", .serialized)
struct UploadTests {
    private static let pdf = SamplePDF.bytes(pages: 20)

    @Test("The last piece is answered with the file's line, and the file is kept", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        let browser = try await UploadingBrowser(engine)

        let answer = try await browser.upload(Self.pdf, "C:\\acte.pdf")

        #expect(answer.status == 200 && answer.contains("acte.pdf") && answer.contains("2 Ko"))
        let kept = try #require(try await browser.cabinet.files().first)
        #expect(try await browser.cabinet.content(kept) == Self.pdf && kept.piece == "identite")
        #expect(browser.cabinet.leftFiles == [])
    }

    @Test("After a lost connection it goes on where it stopped", arguments: TestEngine.allCases)
    func resumed(engine: TestEngine) async throws {
        let browser = try await UploadingBrowser(engine)
        let started = try await browser.start(size: Self.pdf.count)
        let place = try #require(started.location)
        #expect(started.status == 201 && started.offset == "0")

        let first = try await browser.patch(place, Self.pdf[..<700], at: 0)
        let asked = try await browser.head(place)
        let last = try await browser.patch(place, Self.pdf[700...], at: 700)

        #expect(first.status == 204 && first.offset == "700")
        #expect(asked.status == 200 && asked.offset == "700" && asked.headers[.uploadLength] == "\(Self.pdf.count)")
        #expect(last.status == 200)
        #expect(try await browser.cabinet.content(try #require(try await browser.cabinet.files().first)) == Self.pdf)
    }

    @Test("A piece that does not follow is refused, and says where to go on", arguments: TestEngine.allCases)
    func wrongOffset(engine: TestEngine) async throws {
        let browser = try await UploadingBrowser(engine)
        let place = try #require(try await browser.start(size: Self.pdf.count).location)
        _ = try await browser.patch(place, Self.pdf[..<500], at: 0)

        let again = try await browser.patch(place, Self.pdf[..<500], at: 0)
        let beyond = try await browser.patch(place, Self.pdf + [1], at: 500)
        let ahead = try await browser.patch(place, [1], at: 900)
        let nowhere = try await browser.patch(place, [1], at: nil)

        #expect([again, beyond, ahead].allSatisfy { $0.status == 409 && $0.offset == "500" })
        #expect(nowhere.status == 422)
    }

    @Test("An answer that was lost is given again, and nothing is kept twice", arguments: TestEngine.allCases)
    func lostAnswer(engine: TestEngine) async throws {
        let browser = try await UploadingBrowser(engine)
        let place = try #require(try await browser.start(size: Self.pdf.count).location)
        let first = try await browser.patch(place, Self.pdf, at: 0)

        let asked = try await browser.head(place)
        let again = try await browser.patch(place, [], at: Self.pdf.count)

        #expect(asked.offset == "\(Self.pdf.count)")
        #expect(again.status == 200 && again.body == first.body)
        #expect(try await browser.cabinet.files().count == 1)
    }

    @Test("A file that is refused is refused in words, and may be sent anew")
    func refused() async throws {
        let browser = try await UploadingBrowser()

        let answer = try await browser.upload(Array("#!/bin/sh\nexit\n".utf8), "photo.jpg", pieces: 5)

        #expect(answer.status == 422 && answer.headers[.contentType] == "text/plain; charset=utf-8")
        #expect(
            answer.body
                == "«\u{A0}photo.jpg\u{A0}» n'est pas une photo ni un PDF\u{A0}: c'est un programme. Prenez en photo votre document, ou enregistrez-le en PDF."
        )
        #expect(browser.cabinet.leftFiles == [])
        #expect(try await browser.upload(Self.pdf).status == 200)
    }

    @Test("Limits are told before anything is sent")
    func limits() async throws {
        let browser = try await UploadingBrowser()
        let heavy = try await browser.start(size: 6 << 20), empty = try await browser.start(size: 0), negative = try await browser.start(size: -1)
        for number in 1...3 { _ = try await browser.upload(SamplePDF.bytes(pages: number)) }
        let fourth = try await browser.start(size: 10)

        #expect(heavy.status == 422 && heavy.contains("5 Mo"))
        #expect(empty.status == 422 && negative.status == 422)
        #expect(fourth.status == 422 && fourth.contains("3 fichiers au plus"))
        #expect(try await browser.start(size: 10, field: "autre").status == 404)
    }

    @Test("Somebody else's draft, upload or an unknown one does not exist", arguments: TestEngine.allCases)
    func othersDraft(engine: TestEngine) async throws {
        let amina = try await UploadingBrowser(engine)
        let bruno = try await UploadingBrowser(engine, amina.cabinet, draft: FilingCabinet.bruno)
        let place = try #require(try await amina.start(size: 10).location)
        let id = try #require(place.split(separator: "/").last)

        #expect(try await bruno.start(size: 10, at: amina.path).status == 404)
        #expect(try await bruno.patch(place, [1], at: 0).status == 404)
        #expect(try await bruno.patch("\(bruno.path)/\(id)", [1], at: 0).status == 404)
        #expect(try await bruno.head(place).status == 404)
        #expect(try await amina.head("\(amina.path)/..%2Fsecret").status == 404)
        #expect(try await amina.head(place).status == 200)
    }

    @Test("Without this visitor's token nothing begins and nothing is added")
    func token() async throws {
        let browser = try await UploadingBrowser()
        let place = try #require(try await browser.start(size: 10).location)

        #expect(try await browser.start(size: 10, token: "0.0").status == 403)
        #expect(try await browser.patch(place, [1], at: 0, token: "").status == 403)
        #expect(try await browser.head(place).offset == "0")
    }

    @Test("What is not asked the right way is refused")
    func malformed() async throws {
        let browser = try await UploadingBrowser()
        let place = try #require(try await browser.start(size: 3 << 20).location)

        #expect(try await browser.patch(place, [UInt8](repeating: 0, count: (1 << 20) + 1), at: 0).status == 413)
        #expect(try await browser.patch(place, [1], at: -1).status == 422)
        #expect(try await browser.start("a", size: 1, field: "piece", at: "/brouillons/0000/fichiers").status == 404)
    }

    @Test("A draft may not open uploads without end", arguments: TestEngine.allCases)
    func tooManyOpen(engine: TestEngine) async throws {
        let browser = try await UploadingBrowser(engine)
        for _ in 0..<UploadTable.mostForDraft { #expect(try await browser.start(size: 10).status == 201) }

        #expect(try await browser.start(size: 10).status == 422)
    }

    @Test("An unfinished upload is forgotten after a day, its file too", arguments: TestEngine.allCases)
    func expired(engine: TestEngine) async throws {
        let browser = try await UploadingBrowser(engine)
        let place = try #require(try await browser.start(size: 10).location)
        _ = try await browser.patch(place, [1], at: 0)
        let file = browser.cabinet.folder.appending(path: "travaux/partiels/\(browser.cabinet.leftFiles[0])")
        try FileManager.default.setAttributes([.modificationDate: TestFront.morning], ofItemAtPath: file.path)

        let cleaned = try await browser.cabinet.feature.clean(now: TestFront.morning + 86_500)

        #expect(cleaned.uploads == 1 && cleaned.files == 1)
        #expect(try await browser.head(place).status == 404)
    }

    @Test("A whole file is checked by one request only, whatever arrives together", arguments: TestEngine.allCases)
    func checkedOnce(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let uploads = UploadTable(database: cabinet.database)
        var upload = Upload(draft: FilingCabinet.amina, field: "piece", name: "a", size: 1)
        _ = try await uploads.start(upload, now: TestFront.morning)
        #expect(try await uploads.beginCheck(of: upload, now: TestFront.morning) == false, "it is not whole")
        #expect(try await uploads.advance(upload, by: 1))
        upload.received = 1

        #expect(try await uploads.beginCheck(of: upload, now: TestFront.morning))
        #expect(try await uploads.beginCheck(of: upload, now: TestFront.morning + 1) == false)
        #expect(try await uploads.beginCheck(of: upload, now: TestFront.morning + 301), "the first was interrupted")
    }
}
