import Core
import Storage
import TestSupport
import Testing

@testable import Attachments

@Suite("Files in the rows of a block", .serialized)
struct RowRemovalTests {
    @Test("A row taken away takes its files with it, and the next rows keep theirs", arguments: TestEngine.allCases)
    func next(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        for field in ["enfants.0.photo", "enfants.1.photo", "enfants.2.photo", "enfants.2.acte", "enfants.10.photo", "enfants_x.1.photo", "photo"] {
            try await cabinet.give(Array(field.utf8), "\(field).txt", field: field)
        }

        try await cabinet.removeRow(1, of: "enfants")

        let found = try await cabinet.files().reduce(into: [:]) { $0[$1.field] = $1.name }
        #expect(
            found == [
                "enfants.0.photo": "enfants.0.photo.txt", "enfants.1.photo": "enfants.2.photo.txt", "enfants.1.acte": "enfants.2.acte.txt",
                "enfants.9.photo": "enfants.10.photo.txt", "enfants_x.1.photo": "enfants_x.1.photo.txt", "photo": "photo.txt",
            ])
    }

    @Test("What others hold stays where it is", arguments: TestEngine.allCases)
    func others(engine: TestEngine) async throws {
        let cabinet = try await FilingCabinet(engine)
        try await cabinet.give(Array("lettre b".utf8), "b.txt", to: .draft(FilingCabinet.bruno), field: "enfants.1.photo")

        try await cabinet.removeRow(0, of: "enfants")

        #expect(try await cabinet.files(of: .draft(FilingCabinet.bruno)).map(\.field) == ["enfants.1.photo"])
    }
}

extension FilingCabinet {
    func removeRow(_ row: Int, of block: String) async throws {
        try await database.write { try AttachmentsFeature.removeRow(row, of: block, from: .draft(Self.amina), on: $0) }
    }
}
