import Core
import Storage

/// What the record says of every processing alike, in the words of the town: nothing that runs tells it.
struct RecordSentences: Sendable, Equatable {
    enum Name: String, Sendable, CaseIterable { case transfers, automated, security }

    /// What the town did not write is said in ours.
    var texts: [Name: String] = [:]

    func text(_ name: Name, _ words: Words) -> String { texts[name] ?? Self.ours(name, words) }

    static func ours(_ name: Name, _ words: Words) -> String {
        switch name {
        case .transfers: words("privacy.record.transfers.none")
        case .automated: words("privacy.record.automated.none")
        case .security: words("privacy.record.security.measures")
        }
    }
}

struct SQLSentences: Sendable {
    let database: any Database

    func sentences(of organisation: OrganisationID) async throws -> RecordSentences {
        try await database.read { connection in
            try connection.rows("SELECT name, text FROM record_sentence WHERE organisation_id = \(organisation)").reduce(into: RecordSentences()) {
                guard let name = RecordSentences.Name(rawValue: try $1.string("name")) else { return }
                $0.texts[name] = try $1.string("text")
            }
        }
    }

    /// What is not in it is said in our words again.
    func save(_ sentences: RecordSentences, of organisation: OrganisationID) async throws {
        try await database.write { connection in
            try connection.run("DELETE FROM record_sentence WHERE organisation_id = \(organisation)")
            for (name, text) in sentences.texts {
                try connection.run(
                    "INSERT INTO record_sentence(organisation_id, name, text) VALUES (\(organisation), \(name.rawValue), \(text))")
            }
        }
    }
}
