import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// All that a space keeps of its person, given back to them (GDPR, art. 15 and 20): the account, the profile and the documents. Their requests have copies of their
/// own, since nothing here names them.
struct OwnCopy: Sendable {
    let people: PeopleFeature

    static let path = OwnAccountPages.path + "/copie.zip"

    var routes: [Route] { [people.inside(.get, Self.path, answer: give)] }

    @Sendable private func give(_ space: SpaceVisit) async throws -> Response {
        let person = try await people.person(space), profile = try await people.profiles.find(person)
        let documents = try await people.documents.table.all(of: person)
        let about = Self.json(person, profile, documents).bytes
        let body = ResponseBody { writer in
            var archive = ZipStream()
            try await writer.write(archive.whole("espace.json", about))
            for document in documents { try await write(document, of: person, to: &archive, &writer) }
            try await writer.write(archive.directory())
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: Response.downloadHeaders(name: "mon-espace.zip", mediaType: "application/zip"), body: body)
    }

    /// In pieces: a document is never held whole.
    private func write(
        _ document: PersonDocument, of person: Person, to archive: inout ZipStream, _ writer: inout any ResponseBodyWriter
    ) async throws {
        let open = try await people.documents.open(document.id, of: person)
        try await writer.write(archive.begin(Self.name(of: document)))
        try await open.forEach { try await writer.write(archive.more($0)) }
        try await writer.write(archive.end())
    }

    /// Two documents may have one name.
    private static func name(of document: PersonDocument) -> String { "documents/\(document.id)-\(document.fileName.replacing("/", with: "-"))" }

    private static func json(_ person: Person, _ profile: Profile, _ documents: [PersonDocument]) -> JSON {
        [
            "account": [
                "email": person.email.map { .string($0.description) } ?? .null, "level": .string(person.level.rawValue),
                "hasPassphrase": .bool(person.hasPassphrase),
            ],
            "profile": profile.answers.json,
            "documents": .array(
                documents.map { document in
                    [
                        "file": .string(name(of: document)), "title": .string(document.title), "size": .int(document.size),
                        "keptOn": .string(LocalDate(document.addedAt, in: .gmt).description),
                        "validUntil": document.endsOn.map { .string($0.description) } ?? .null,
                    ]
                }),
        ]
    }
}
