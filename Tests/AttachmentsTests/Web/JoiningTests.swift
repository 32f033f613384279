import Core
import Foundation
import Hummingbird
import TestSupport
import Testing
import Web

@testable import Attachments

@Suite("Several photos in one PDF", .serialized)
struct JoiningTests {
    @Test("The photos of a field become one PDF, a page for each, in their place", arguments: TestEngine.allCases)
    func joined(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let photo = try await Sample.photo(60, 40)
        for (name, bytes) in [("recto.jpg", photo), ("note.pdf", SamplePDF.bytes()), ("verso.jpg", photo)] { try await cabinet.give(bytes, name) }
        try await cabinet.give(photo, "ailleurs.jpg", field: "autre")

        let pdf = try await cabinet.feature.join("piece", of: .draft(FilingCabinet.amina), now: TestFront.morning)

        #expect(try await cabinet.files().map(\.name) == ["ailleurs.jpg", "recto.pdf", "note.pdf"])
        #expect(pdf.piece == "identite" && pdf.format == .pdf && pdf.state == .safe)
        #expect(try await Sample.pages(of: try await cabinet.content(pdf)) == 2)
        #expect(cabinet.leftFiles == [])
    }

    @Test("One photo alone is not joined")
    func alone() async throws {
        let cabinet = try await FilingCabinet()
        try await cabinet.give(try await Sample.photo(60, 40), "a.jpg")

        await #expect(throws: AttachmentProblem.nothingToJoin) {
            try await cabinet.feature.join("piece", of: .draft(FilingCabinet.amina), now: TestFront.morning)
        }
    }

    @Test("An agent reads them in one PDF, and they stay as they are")
    func download() async throws {
        let cabinet = try await FilingCabinet()
        let holder = Holder.dossier(FilingCabinet.dossier)
        for (name, format) in [("1.jpg", "jpg"), ("2.png", "png"), ("3.webp", "webp")] {
            try await cabinet.give(try await Sample.image("gradient:red-blue", 60, 90, as: format), name, to: holder)
        }

        let response = try await cabinet.feature.downloadAsOnePDF("piece", of: holder)

        #expect(response.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"1.pdf\"") == true)
        #expect(try await Sample.pages(of: Array(try await response.body.collected().readableBytesView)) == 3)
        #expect(try await cabinet.files(of: holder).count == 3 && cabinet.leftFiles == [])
    }

    @Test("Photos that the antivirus has not seen make a PDF that it has not seen")
    func unseen() async throws {
        let scanner = FakeScanner()
        let cabinet = try await FilingCabinet(scanner: scanner)
        try await cabinet.give(try await Sample.photo(60, 40), "1.jpg")
        scanner.mood = .unreachable("down")
        try await cabinet.give(try await Sample.photo(60, 40), "2.jpg")

        #expect(try await cabinet.feature.join("piece", of: .draft(FilingCabinet.amina), now: TestFront.morning).state == .awaitingScan)
    }
}
