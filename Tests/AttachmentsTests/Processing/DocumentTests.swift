import Testing

@testable import Attachments

@Suite("Documents are kept as they are")
struct DocumentTests {
    @Test(
        "Texts and spreadsheets are known by what they hold",
        arguments: [
            (SampleZip.docx, "a", FileFormat.docx), (SampleZip.oddDocx, "a", .docx), (SampleZip.xlsx, "a.docx", .xlsx),
            (SampleZip.odt, "a.zip", .odt),
            (SampleZip.ods, "a", .ods), (Array("{\\rtf1\\ansi Bonjour}".utf8), "a", .rtf),
            (Array("Bonjour, voici l'été.\n".utf8), "lettre.exe", .txt),
            (Array("Nom;Prénom\nMartin;Élodie\n".utf8), "liste.csv", .csv), (Array("a,b\n1,2\n3,4\n5,6\n".utf8), "liste", .csv),
            (Array("a,b\n1,2\n3,4\n5,6\n".utf8), "lettre.TXT", .txt),
        ])
    func formats(bytes: [UInt8], name: String, format: FileFormat) async throws {
        let cabinet = try await FilingCabinet()

        let attachment = try await cabinet.give(bytes, name)

        #expect(attachment.format == format)
        #expect(try await cabinet.content(attachment) == bytes)
    }

    @Test("A PDF is kept as it is, and its pages counted")
    func pdf() async throws {
        let cabinet = try await FilingCabinet()
        let bytes = SamplePDF.bytes(pages: 3)

        let attachment = try await cabinet.give(bytes, "acte", rule: FilingCabinet.papers)

        #expect(try await cabinet.content(attachment) == bytes)
        #expect(attachment.downloadName == "acte.pdf" && attachment.piece == "identite")
        #expect(cabinet.leftFiles == [])
    }

    @Test("A PDF that asks for a password, has no end of pages, or cannot be opened is refused, with what to do")
    func badPDFs() async throws {
        let cabinet = try await FilingCabinet()
        let name = "a.pdf"

        #expect(await cabinet.problem(with: SamplePDF.locked, name) == .locked(name: name))
        #expect(await cabinet.problem(with: SamplePDF.bytes(pages: 501), name) == .tooManyPages(name: name, most: 500))
        #expect(await cabinet.problem(with: Array("%PDF-1.7\nnothing more".utf8), name) == .unreadable(name: name))
        #expect(await cabinet.problem(with: SamplePDF.bytes(pages: 0), name) == .unreadable(name: name))
    }
}
