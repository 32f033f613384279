import Foundation

/// What is known of an import.
public struct AddressEdition: Sendable, Equatable {
    public let importedAt: Date
    public let addresses: Int
    public let streets: Int
    public let communes: Int
    public let file: ImportedFile
    /// Whether misspelled streets are found: addresses imported by an older version are read once for that.
    var hasWords = true

    /// Two editions a year are enough for most; a street younger than that is one whose people are not served.
    static let freshFor: TimeInterval = 365 * 86_400

    /// Whether it is time to import again.
    func isOld(at now: Date) -> Bool { now.timeIntervalSince(file.madeAt ?? importedAt) > Self.freshFor }
}

/// From which file addresses came.
public struct ImportedFile: Sendable, Equatable {
    /// As it was called; empty when it is not known.
    public var name = ""
    /// When it was made, where it says so.
    public var madeAt: Date?

    public init(name: String = "", madeAt: Date? = nil) { (self.name, self.madeAt) = (name, madeAt) }
}
