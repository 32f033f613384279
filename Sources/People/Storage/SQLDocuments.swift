import Core
import Foundation
import Storage

extension Migration {
    /// Nothing of a document is in clear but its weight and its day. `leaving`: its key and its name are gone, its file is about to be.
    static let createPersonDocuments = Migration(
        "2026-11-22 documents of people",
        [
            """
            CREATE TABLE person_document (
                id {{id}},
                person_id {{bigint}} REFERENCES person (id),
                sealed {{bytes}},
                digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
                size {{bigint}} NOT NULL CHECK (size > 0),
                state TEXT NOT NULL CHECK (state IN ('arriving', 'kept', 'leaving')),
                created_at {{bigint}} NOT NULL,
                CHECK ((state = 'leaving') = (sealed IS NULL)),
                CHECK ((state = 'leaving') = (person_id IS NULL))
            ) {{strict}}
            """,
            "CREATE INDEX person_document_by_person ON person_document (person_id) WHERE person_id IS NOT NULL",
            "CREATE INDEX person_document_on_the_way ON person_document (created_at) WHERE state <> 'kept'",
        ]
    )
}

/// The documents of people, in SQL: sealed under the key of their person.
struct SQLDocuments: Sendable {
    struct Found: Sendable {
        let document: PersonDocument
        let digest: String
        let key: [UInt8]
    }

    let database: any Database
    let vault: Vault

    /// The latest first.
    func all(of person: Person) async throws -> [PersonDocument] {
        try await database.read { connection in
            try connection.rows("SELECT * FROM person_document WHERE person_id = \(person.id) AND state = 'kept' ORDER BY id DESC")
                .map { try Found($0, vault.own(person)).document }
        }
    }

    func find(_ id: PersonDocumentID, of person: Person) async throws -> Found? {
        try await database.read { connection in
            try connection.row("SELECT * FROM person_document WHERE id = \(id) AND person_id = \(person.id) AND state = 'kept'")
                .map { try Found($0, vault.own(person)) }
        }
    }

    /// The row of the person is held meanwhile: two documents sent at once do not pass the limit together.
    func begin(
        _ new: NewPersonDocument, digest: String, key: [UInt8], of person: Person, at now: Date
    ) async throws -> PersonDocumentID {
        let sealed = try vault.own(person).seal(new.json(key).bytes, for: Self.place)
        return try await database.write { connection in
            let known = try connection.row("SELECT id FROM person WHERE id = \(person.id)\(connection.dialect.forUpdate)")
            guard known != nil else { throw PeopleProblem.unknownPerson }
            let held = try connection.row(
                "SELECT count(*) AS number, CAST(COALESCE(sum(size), 0) AS BIGINT) AS bytes FROM person_document WHERE person_id = \(person.id)")
            guard try held?.int("number") ?? 0 < PersonDocument.most else { throw PeopleProblem.tooManyDocuments }
            guard try (held?.int("bytes") ?? 0) + new.size <= PersonDocument.mostBytes else { throw PeopleProblem.noRoomForDocument }
            let made = try connection.row(
                """
                INSERT INTO person_document (person_id, sealed, digest, size, state, created_at)
                VALUES (\(person.id), \(sealed), \(digest), \(new.size), 'arriving', \(now)) RETURNING id
                """)
            guard let made else { throw RowError.isNull("id") }
            return try made.id("id")
        }
    }

    /// - Returns: `false` when it was deleted meanwhile.
    func settle(_ id: PersonDocumentID) async throws -> Bool {
        try await database.write { try $0.run("UPDATE person_document SET state = 'kept' WHERE id = \(id) AND state = 'arriving'") == 1 }
    }

    /// - Returns: whether there was one.
    func leave(_ id: PersonDocumentID, of person: PersonID) async throws -> Bool {
        try await database.write { try $0.leaveDocuments("id = \(id) AND person_id = \(person) AND state = 'kept'") == 1 }
    }

    /// One whose file did not come to its end.
    func leave(_ id: PersonDocumentID) async throws {
        try await database.write { _ = try $0.leaveDocuments("id = \(id)") }
    }

    /// Those whose file is to be thrown away.
    func leaving(arrivedBefore limit: Date) async throws -> [(id: PersonDocumentID, digest: String)] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT id, digest FROM person_document
                WHERE state <> 'kept' AND (state = 'leaving' OR created_at < \(limit)) ORDER BY created_at LIMIT 500
                """
            ).map { (try $0.id("id"), try $0.string("digest")) }
        }
    }

    func forget(_ id: PersonDocumentID) async throws {
        try await database.write { _ = try $0.run("DELETE FROM person_document WHERE id = \(id) AND state <> 'kept'") }
    }

    fileprivate static let place = "document"
}

extension Connection {
    /// From here on nobody reads them again: their keys are gone.
    func leaveDocuments(_ which: SQL) throws -> Int {
        try run("UPDATE person_document SET state = 'leaving', person_id = NULL, sealed = NULL WHERE \(which)")
    }
}

extension NewPersonDocument {
    fileprivate func json(_ key: [UInt8]) -> JSON {
        [
            "title": .string(title), "file": .string(fileName), "media": .string(mediaType), "ends": endsOn.map { .string($0.description) } ?? .null,
            "key": .string(Data(key).base64EncodedString()),
        ]
    }
}

extension SQLDocuments.Found {
    fileprivate init(_ row: Row, _ vault: Vault) throws {
        let json = try JSON(bytes: vault.open(row.bytes("sealed"), for: SQLDocuments.place))
        guard let title = json["title"]?.string, let file = json["file"]?.string, let media = json["media"]?.string,
            let key = json["key"]?.string.flatMap({ Data(base64Encoded: $0) })
        else { throw RowError.malformed("sealed") }
        document = PersonDocument(
            id: try row.id("id"), title: title, fileName: file, mediaType: media, size: try row.int("size"),
            endsOn: json["ends"]?.string.flatMap { LocalDate($0) }, addedAt: try row.date("created_at"))
        digest = try row.string("digest")
        self.key = Array(key)
    }
}
