import Core
import Foundation

public enum PersonDocumentKind {}
public typealias PersonDocumentID = ID<PersonDocumentKind>

/// A file that a person keeps in their space, to give it again without looking for it.
public struct PersonDocument: Sendable, Equatable {
    public let id: PersonDocumentID
    /// As the person calls it.
    public let title: String
    /// For a download.
    public let fileName: String
    public let mediaType: String
    public let size: Int
    /// The last day of what it proves: an identity card, an insurance. Nothing is erased on that day.
    public let endsOn: LocalDate?
    public let addedAt: Date

    /// How many, and how heavy, for one person.
    static let most = 30
    static let mostBytes = 100 << 20
    static let megabytes = 10

    public func isOver(on day: LocalDate) -> Bool { endsOn.map { $0 < day } ?? false }
}

/// A document about to be kept: all but its number.
struct NewPersonDocument: Sendable {
    let title: String
    let fileName: String
    let mediaType: String
    let size: Int
    let endsOn: LocalDate?
}
