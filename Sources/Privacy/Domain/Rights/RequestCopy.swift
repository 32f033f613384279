import Core
import Foundation

/// What this room asks of those that keep requests, to give people a copy of what is kept of them. `App` answers.
public protocol RequestCopies: Sendable {
    /// The request of this number, for a visitor who has shown that it is theirs; `nil` otherwise.
    func followed(_ reference: Reference, visitor: Keyring, in organisation: OrganisationID) async throws -> DossierID?
    func copy(of id: DossierID, zone: TimeZone, words: Words) async throws -> RequestCopy?
    /// How to reach those who made these requests, all at once.
    func contacts(of references: [Reference], in organisation: OrganisationID) async throws -> [RequestContact]
    /// Reads a file from beginning to end.
    /// - Returns: whether it could be: what an antivirus has not seen is not given.
    func read(_ file: AttachmentID, of dossier: DossierID, _ body: ([UInt8]) async throws -> Void) async throws -> Bool
}

/// Who made a request, and how to reach them.
public struct RequestContact: Sendable, Equatable {
    public let reference: Reference
    public let applicant: String
    public let email: String?
    public let phone: String?

    public init(reference: Reference, applicant: String, email: String?, phone: String?) {
        (self.reference, self.applicant, self.email, self.phone) = (reference, applicant, email, phone)
    }
}

/// All that is kept of a request, readable by a person and by a program (GDPR art. 15 and 20).
public struct RequestCopy: Sendable {
    public struct Line: Sendable {
        public let label: String
        public let text: [String]
        public init(label: String, text: [String]) { (self.label, self.text) = (label, text) }
    }

    public struct Page: Sendable {
        public let title: String
        public let lines: [Line]
        public init(title: String, lines: [Line]) { (self.title, self.lines) = (title, lines) }
    }

    public struct Said: Sendable {
        public let at: Date
        public let author: String
        public let text: String
        public init(_ said: (at: Date, author: String, text: String)) { (at, author, text) = said }
    }

    public struct Sent: Sendable {
        public let at: Date
        public let channel: String
        public let recipient: String
        public let title: String
        public init(at: Date, channel: String, recipient: String, title: String) {
            (self.at, self.channel, self.recipient, self.title) = (at, channel, recipient, title)
        }
    }

    public struct File: Sendable {
        public let id: AttachmentID
        public let name: String
        public let size: Int
        public init(id: AttachmentID, name: String, size: Int) { (self.id, self.name, self.size) = (id, name, size) }
    }

    public let id: DossierID
    public let reference: Reference
    public let procedure: String
    public let slug: String
    public let status: String
    public let channel: Channel
    public let receivedAt: Date
    public let endedAt: Date?
    public let applicant: String
    public let email: String?
    public let phone: String?
    public let pages: [Page]
    /// As they were given, for a program.
    public let answers: JSON
    public let messages: [Said]
    /// Between agents: looked at before it is given.
    public let notes: [Said]
    public let history: [Said]
    public let sent: [Sent]
    public let files: [File]
    /// Where the figures count it: what is kept, and its name.
    public let district: (code: String, name: String)?

    public init(
        id: DossierID, reference: Reference, procedure: String, slug: String, status: String, channel: Channel, receivedAt: Date, endedAt: Date?,
        applicant: String, email: String?, phone: String?, pages: [Page], answers: JSON, messages: [Said], notes: [Said], history: [Said],
        sent: [Sent], files: [File], district: (code: String, name: String)? = nil
    ) {
        (self.id, self.reference, self.procedure, self.slug, self.status) = (id, reference, procedure, slug, status)
        (self.channel, self.receivedAt, self.endedAt) = (channel, receivedAt, endedAt)
        (self.applicant, self.email, self.phone, self.pages, self.answers) = (applicant, email, phone, pages, answers)
        (self.messages, self.notes, self.history, self.sent, self.files) = (messages, notes, history, sent, files)
        self.district = district
    }
}

extension RequestCopy {
    /// For a program to read.
    func json(withNotes: Bool) -> JSON {
        func text(_ said: [Said]) -> JSON {
            .array(said.map { ["at": .string(Self.stamp($0.at)), "author": .string($0.author), "text": .string($0.text)] })
        }
        var members: [String: JSON] = [
            "reference": .string(reference.description), "procedure": .string(slug), "title": .string(procedure), "status": .string(status),
            "channel": .string(channel.rawValue), "receivedAt": .string(Self.stamp(receivedAt)), "applicant": .string(applicant), "answers": answers,
            "messages": text(messages), "history": text(history),
            "sent": .array(
                sent.map {
                    [
                        "at": .string(Self.stamp($0.at)), "channel": .string($0.channel), "to": .string($0.recipient), "title": .string($0.title),
                    ]
                }),
            "files": .array(files.map { ["name": .string(path(of: $0)), "size": .int($0.size)] }),
        ]
        members["endedAt"] = endedAt.map { .string(Self.stamp($0)) }
        members["email"] = email.map(JSON.string)
        members["phone"] = phone.map(JSON.string)
        members["district"] = district.map { .string($0.code) }
        if withNotes { members["notes"] = text(notes) }
        return .object(members)
    }

    /// Where a file stands in the copy: two may have the same name.
    func path(of file: File) -> String { "fichiers/\(file.id)-\(file.name.replacing("/", with: "_"))" }

    private static func stamp(_ date: Date) -> String { date.formatted(.iso8601) }
}
