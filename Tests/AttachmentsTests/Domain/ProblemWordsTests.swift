import Core
import Forms
import Testing
import Web

@testable import Attachments

@Suite("What people are told")
struct ProblemWordsTests {
    private static let problems: [any Problem] =
        [
            AttachmentProblem.unknown, .empty(name: "a"), .tooLarge(name: "a", megabytes: 5), .tooMany(most: 1), .tooMany(most: 3),
            .unreadable(name: "a"),
            .tooManyPixels(name: "a", megapixels: 60), .severalPages(name: "a"), .locked(name: "a"), .tooManyPages(name: "a", most: 9),
            .infected(name: "a"), .tooSlow(name: "a"), .awaitingScan(name: "a"), .nothingToJoin,
        ]
        + RefusedContent.allCases.map { AttachmentProblem.refused(name: "a", found: $0) }
        + wantedSets.map { AttachmentProblem.notWanted(name: "a", format: .docx, wanted: $0) }
        + [UploadProblem.tooMany, .wrongOffset(expected: 1), .beingChecked(size: 1)]

    private static let wantedSets: [Set<FileRule.Accepted>] = (1..<16).map { bits in
        Set(FileRule.Accepted.allCases.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
    }

    @Test("Every problem has its words, whole, in every language", arguments: Language.allCases)
    func whole(language: Language) throws {
        let words = try #require(try EmbeddedAssets.catalogues()[language])

        for problem in Self.problems {
            #expect(words.has(problem.message.key), "\(problem.message.key)")
            #expect(!words(problem.message).contains("["), "\(words(problem.message))")
        }
    }

    @Test("How heavy a file is", arguments: [(1, "1 Ko"), (640_499, "640 Ko"), (999_600, "1 Mo"), (1_250_000, "1,3 Mo"), (20 << 20, "21 Mo")])
    func sizes(bytes: Int, text: String) throws {
        let words = try #require(try EmbeddedAssets.catalogues()[.french])

        #expect(FileSize(bytes).inWords(words) == text)
    }
}

@Suite("Formats")
struct FileFormatTests {
    @Test(
        "A download's extension is always that of what it holds",
        arguments: [
            ("photo.jpeg", FileFormat.jpeg, "photo.jpeg"), ("IMG_1.HEIC", .jpeg, "IMG_1.jpg"), ("jeu.exe", .jpeg, "jeu.exe.jpg"),
            ("acte", .pdf, "acte.pdf"),
            (".htaccess", .pdf, ".htaccess.pdf"), ("v1.2", .txt, "v1.2.txt"), ("a.pdf", .pdf, "a.pdf"), ("a.jpg.pdf", .jpeg, "a.jpg.jpg"),
        ])
    func names(name: String, format: FileFormat, download: String) {
        #expect(format.name(from: name) == download)
    }

    @Test("Every kind that a question accepts has its formats")
    func kinds() {
        #expect(Set(FileFormat.allCases.map(\.kind)) == Set(FileRule.Accepted.allCases))
    }
}
