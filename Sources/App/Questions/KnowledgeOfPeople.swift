import Attachments
import Core
import Dossiers
import Forms
import Foundation
import People
import Web

/// What people keep in their space, for the requests that they write.
struct KnowledgeOfPeople: PersonKnowledge {
    let people: PeopleFeature
    let attachments: AttachmentsFeature
    /// For a document on its way from one place to the other: one that attachments clean of what a killed process left.
    let folder: URL

    func known(for visit: Visit) async throws -> [Dossiers.KnownAnswer] {
        guard let person = visit.person, let session = visit.personSession else { return [] }
        return try await people.known(of: person, session: session).map {
            Dossiers.KnownAnswer(role: $0.role, answer: $0.answer, isFromFranceConnect: $0.isFromFranceConnect)
        }
    }

    func news(among answers: [FieldRole: Answer], for visit: Visit) async throws -> [FieldRole: Answer] {
        guard let person = visit.person else { return [:] }
        return try await people.news(among: answers, of: person, on: visit.today)
    }

    func keep(_ answers: [FieldRole: Answer], for visit: Visit) async throws {
        guard let person = visit.person else { throw PeopleProblem.unknownPerson }
        try await people.keep(answers, of: person, on: visit.today, now: visit.now)
    }

    func documents(for visit: Visit) async throws -> [OwnDocument] {
        guard let person = visit.person else { return [] }
        return try await people.documents(of: person).map {
            OwnDocument(id: $0.id.description, title: $0.title, size: $0.size, isOver: $0.isOver(on: visit.today))
        }
    }

    func give(_ document: String, to field: String, _ intake: FileIntake, of holder: FileHolder, for visit: Visit) async throws {
        guard let person = visit.person, let id = PersonDocumentID(document) else { throw PeopleProblem.unknownDocument }
        let open = try await people.open(id, of: person)
        let file = try PassingFile(in: folder)
        defer { withExtendedLifetime(file) {} }
        try await open.forEach { piece in try await file.append(piece) }
        let received = ReceivedFile(field: field, name: open.document.fileName, size: open.document.size, location: file.location)
        _ = try await attachments.receive(
            received, for: Holder(holder), of: holder.organisation, field: field, piece: intake.piece, rule: intake.rule, now: visit.now)
    }

    func keep(_ file: StoredFile, for visit: Visit) async throws {
        guard let person = visit.person else { throw PeopleProblem.unknownPerson }
        let passing = try PassingFile(in: folder), next = try await file.open()
        defer { withExtendedLifetime(passing) {} }
        while let piece = try await next() { try await passing.append(piece) }
        let received = ReceivedFile(field: "", name: file.name, size: file.size, location: passing.location)
        let rule = FileRule(accepted: Set(FileRule.Accepted.allCases), most: 1, megabytes: 100)
        try await attachments.check(received, rule: rule) { try await people.keep(CheckedDocument($0), for: person, now: visit.now) }
    }
}

/// The files of people, looked at as attachments are.
struct ChecksOfDocuments: DocumentChecks {
    let attachments: AttachmentsFeature

    func check<T: Sendable>(
        _ visit: Visit, field: String, rule: FileRule, then use: @escaping @Sendable (SentForm, CheckedDocument?, [FieldProblem]) async throws -> T
    ) async throws -> T {
        try await attachments.check(visit, field: field, rule: rule) { try await use($0, $1.map(CheckedDocument.init), $2) }
    }
}

extension CheckedDocument {
    fileprivate init(_ file: CheckedFile) { self.init(location: file.location, name: file.name, mediaType: file.mediaType, size: file.size) }
}

/// A file that only this process's user can read, gone with the last reference to it.
private final class PassingFile: Sendable {
    let location: URL
    private let handle: FileHandle

    init(in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        location = folder.appending(path: "passage-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: location.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw CocoaError(.fileWriteUnknown)
        }
        handle = try FileHandle(forWritingTo: location)
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(at: location)
    }

    func append(_ piece: [UInt8]) async throws { try await BlockingWork.run { [handle] in try handle.write(contentsOf: piece) } }
}
