import Foundation

/// A file about to be received: what the browser says of it. None of it is to be trusted.
public struct OfferedFile: Sendable, Equatable {
    /// The name of the input.
    public let field: String
    /// The file's name, fit to be shown.
    public let name: String
    public let declaredType: String?
}

/// What to do with a file that is offered.
public enum FileRoom: Sendable, Equatable {
    /// Keep it, if it is not larger. A larger one is read to its end and thrown away, so that the page can say which file it was.
    case upTo(bytes: Int)
    /// Read it and keep nothing.
    case none
}

/// A file that was received, on the disk for as long as the handler runs.
public struct ReceivedFile: Sendable, Equatable {
    public let field: String
    public let name: String
    public let size: Int
    /// Larger than the room it was given: only its beginning is there.
    public let isCut: Bool
    public let location: URL

    public init(field: String, name: String, size: Int, isCut: Bool = false, location: URL) {
        self.field = field
        self.name = name
        self.size = size
        self.isCut = isCut
        self.location = location
    }
}
