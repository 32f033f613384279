import Core
import Foundation
import Law
import Storage
import Web

/// How this room writes to organisations and to helpers. `App` answers with the outbox.
public protocol MandateLetters: Sendable {
    /// Puts a mail in the outbox, in the transaction of its cause.
    func send(_ letter: MandateLetter, of site: Site, now: Date, on connection: any Connection) throws
}

/// A mail to an organisation, or to a helper.
public struct MandateLetter: Sendable, Equatable {
    public let to: EmailAddress
    public let subject: String
    public let text: String
    /// Of two with the same key, the second is ignored.
    public let key: String
}

/// How a person at a distance is asked whether they agree. `App` answers with the outbox of short messages.
public protocol ConsentMessages: Sendable {
    /// Whether answers come back: without them, nobody can agree by SMS, and nobody is offered to.
    var isAnswered: Bool { get }
    /// The mobile that was typed, as the gateway knows it; `nil` when it is none.
    func mobile(_ typed: String) -> String?
    func send(_ text: String, to mobile: String, key: String, of organisation: OrganisationID, now: Date, on connection: any Connection) throws
    /// Whether what comes with an answer is what the gateway was given.
    func accepts(token: String) -> Bool
}

/// Whose card this is. `App` asks the room of the spaces.
public protocol CardHolders: Sendable {
    /// What a mandate holds of them, to be found in their space: a mark of a sector of its own.
    /// - Returns: `nil` for a wrong number or a wrong secret.
    func mark(ofCard number: String, secret: String, _ visit: Visit) async throws -> String?
    /// The same mark, of somebody whose space is open.
    func mark(of person: PersonViewer, at now: Date) async throws -> String
}

/// How mandates are printed. `App` answers with the maker of papers.
public protocol MandatePrinter: Sendable {
    /// A page of HTML, whole in itself, as a PDF.
    func pdf(of page: String) async throws -> [UInt8]
}

/// What the authority's procedures are for the law of protected adults. `App` asks the room of the procedures.
public protocol ProtectedProcedures: Sendable {
    /// Those that are published, in the order of their titles.
    func published(in organisation: OrganisationID) async throws -> [ProtectedProcedure]
}

/// A procedure, as somebody at the counter needs to know it when a measure protects the person.
public struct ProtectedProcedure: Sendable, Equatable {
    public let title: String
    /// `nil`: no line of the table fits.
    public let act: ProtectedAct?
    /// Where it is asked for; `nil` when it is filed elsewhere.
    public let slug: String?

    public init(title: String, act: ProtectedAct?, slug: String? = nil) { (self.title, self.act, self.slug) = (title, act, slug) }
}
