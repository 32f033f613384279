import Foundation

/// What is known of an import.
public struct AddressEdition: Sendable, Equatable {
    public let importedAt: Date
    public let addresses: Int
    public let streets: Int
    public let communes: Int
}
