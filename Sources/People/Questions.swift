import Core
import Forms
import Foundation
import Storage
import Web

/// What spaces ask of the requests. `App` answers.
public protocol RequestsOfSpaces: Sendable {
    /// What these marks hold, one mark for each sector.
    func requests(of marks: [String], in organisation: OrganisationID, now: Date) async throws -> [SpaceLine]
    /// The person signed out: what is in their space stops opening in that browser.
    func leave(_ keys: Keyring) async throws
    /// A sector's key was changed.
    /// - Returns: how many requests have the new mark.
    func remark(_ old: String, as new: String) async throws -> Int
}

/// A request, as its person's space shows it.
public struct SpaceLine: Sendable {
    public let number: String
    public let procedure: String
    /// `nil` for a draft.
    public let status: StatusTag?
    public let date: Date
    public let path: String

    public init(number: String, procedure: String, status: StatusTag?, date: Date, path: String) {
        (self.number, self.procedure, self.status, self.date, self.path) = (number, procedure, status, date, path)
    }
}

/// How spaces write to people. `App` answers with the outbox.
public protocol PeopleLetters: Sendable {
    /// Puts a mail in the outbox, in the transaction of its cause.
    func send(_ letter: PersonLetter, of site: Site, now: Date, on connection: any Connection) throws
}

/// How cards are printed. `App` answers with the maker of papers.
public protocol CardPrinter: Sendable {
    /// A page of HTML, whole in itself, as a PDF.
    func pdf(of page: String) async throws -> [UInt8]
}

/// A mail to somebody who has, or wants, a space.
public struct PersonLetter: Sendable, Equatable {
    public let to: EmailAddress
    public let subject: String
    public let text: String
    /// Of two with the same key, the second is ignored.
    public let key: String
}

/// How the files of people are looked at before they are kept. `App` answers with the attachments.
public protocol DocumentChecks: Sendable {
    /// Reads the POST of a page with one file, for a route whose body is `.stream`.
    /// - Parameter use: gets the fields, and the file when one was sent and found good; else what is wrong with it.
    func check<T: Sendable>(
        _ visit: Visit, field: String, rule: FileRule, then use: @escaping @Sendable (SentForm, CheckedDocument?, [FieldProblem]) async throws -> T
    ) async throws -> T
}

/// A file that was found good, there for as long as it is being used.
public struct CheckedDocument: Sendable {
    public let location: URL
    public let name: String
    public let mediaType: String
    public let size: Int

    public init(location: URL, name: String, mediaType: String, size: Int) {
        (self.location, self.name, self.mediaType, self.size) = (location, name, mediaType, size)
    }
}
