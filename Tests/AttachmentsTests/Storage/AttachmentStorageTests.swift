import Core
import Forms
import Foundation
import Storage
import TestSupport
import Testing

@testable import Attachments

@Suite("Attachments and their holders", .serialized)
struct AttachmentStorageTests {
    @Test("They are listed field by field, in the order in which they were given", arguments: TestEngine.allCases)
    func order(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        for (name, field) in [("b.txt", "piece"), ("z.txt", "autre"), ("a.txt", "piece")] {
            try await cabinet.give(Array(name.utf8), name, field: field)
        }

        let files = try await cabinet.files()

        #expect(files.map(\.name) == ["z.txt", "b.txt", "a.txt"])
        #expect(files[1].field == "piece" && files[1].piece == "identite" && files[1].organisation == TestFront.organisation)
        #expect(files[1].createdAt == TestFront.morning && files[1].size == 5 && files[1].holder == .draft(FilingCabinet.amina))
    }

    @Test("Brought twice, a file is kept once, even where it took the last place; of the same name, both are kept", arguments: TestEngine.allCases)
    func origins(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        var rule = FilingCabinet.anything
        rule.most = 2

        let first = try await cabinet.give(Array("lettre a".utf8), "scan.txt", rule: rule, origin: "mail 1, part 1")
        let second = try await cabinet.give(Array("lettre b".utf8), "scan.txt", rule: rule, origin: "mail 2, part 1")

        #expect(try await cabinet.give(Array("lettre a".utf8), "scan.txt", rule: rule, origin: "mail 1, part 1") == first)
        #expect(try await cabinet.files() == [first, second])
    }

    @Test("What is with another holder does not exist", arguments: TestEngine.allCases)
    func othersFiles(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let attachment = try await cabinet.give(Array("lettre a".utf8), "a.txt")

        for holder in [Holder.draft(FilingCabinet.bruno), .dossier(FilingCabinet.dossier), .dossier(DossierID(11))] {
            #expect(try await cabinet.feature.find(attachment.id, of: holder) == nil)
            #expect(try await cabinet.feature.remove(attachment.id, of: holder) == false)
            await #expect(throws: AttachmentProblem.unknown) { try await cabinet.feature.download(attachment.id, of: holder) }
        }
        #expect(try await cabinet.feature.find(attachment.id, of: attachment.holder) == attachment)
        #expect(try await cabinet.feature.remove(attachment.id, of: attachment.holder))
        #expect(try await cabinet.files().isEmpty)
    }

    @Test("Files sent at the same time never pass the limit together", arguments: TestEngine.allCases)
    func limitHolds(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        var rule = FilingCabinet.anything
        rule.most = 3

        let given = await withTaskGroup(of: Bool.self) { [rule] group in
            for number in 0..<10 {
                group.addTask { (try? await cabinet.give(Array("lettre \(number)".utf8), "\(number).txt", rule: rule)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(given == 3)
        #expect(try await cabinet.files().count == 3)
    }

    @Test("Filing hands all over, after what the dossier already has; undone with the transaction", arguments: TestEngine.allCases)
    func handOver(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        try await cabinet.give(Array("lettre 0".utf8), "0.txt", to: .dossier(FilingCabinet.dossier))
        for name in ["1.txt", "2.txt"] { try await cabinet.give(Array(name.utf8), name) }

        try? await cabinet.database.write { connection in
            try AttachmentsFeature.handOver(draft: FilingCabinet.amina, to: FilingCabinet.dossier, on: connection)
            throw AttachmentProblem.unknown
        }
        #expect(try await cabinet.files().count == 2)
        try await cabinet.database.write { connection in
            try AttachmentsFeature.handOver(draft: FilingCabinet.amina, to: FilingCabinet.dossier, on: connection)
        }

        #expect(try await cabinet.files().isEmpty)
        #expect(try await cabinet.files(of: .dossier(FilingCabinet.dossier)).map(\.name) == ["0.txt", "1.txt", "2.txt"])
    }

    @Test("A document of ours is kept once, however often the job is done", arguments: TestEngine.allCases)
    func documents(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        let holder = Holder.dossier(FilingCabinet.dossier)

        for _ in 0..<3 {
            try await cabinet.feature.keep(
                document: SamplePDF.bytes(), name: "recepisse.pdf", field: "_documents", for: holder, of: TestFront.organisation, key: "21:1",
                now: TestFront.morning)
        }

        #expect(try await cabinet.files(of: holder).map(\.name) == ["recepisse.pdf"])
    }

    @Test("The lists may be read inside a transaction", arguments: TestEngine.allCases)
    func insideTransaction(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        try await cabinet.give(Array("lettre a".utf8), "a.txt")

        let names = try await cabinet.database.write { connection in
            try AttachmentsFeature.attachments(of: .draft(FilingCabinet.amina), on: connection).map(\.name)
        }

        #expect(names == ["a.txt"])
    }
}
