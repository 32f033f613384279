import Core
import Foundation
import Storage
import Web

/// How this room writes to those who agreed. `App` answers with the outbox.
public protocol PanelLetters: Sendable {
    /// Puts a mail in the outbox, in the transaction of its cause.
    func send(_ letter: PanelLetter, of site: Site, now: Date, on connection: any Connection) throws
}

/// How this room prints. `App` answers with the room that makes papers.
public protocol PanelPrinter: Sendable {
    /// A page of HTML, whole in itself, as a PDF.
    func pdf(of page: String) async throws -> [UInt8]
}

/// A mail to somebody who agrees to be asked, or is asked to confirm it.
public struct PanelLetter: Sendable, Equatable {
    public let to: EmailAddress
    public let subject: String
    public let text: String
    /// Of two with the same key, the second is ignored.
    public let key: String
}

/// Takes out of a text what could tell who wrote it. `App` answers with the room that masks comments.
public typealias PanelMask = @Sendable (String) -> String
