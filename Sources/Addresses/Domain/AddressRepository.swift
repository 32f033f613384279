import Core
import Foundation

/// What is known of an import.
public struct AddressEdition: Sendable, Equatable {
    public let importedAt: Date
    public let addresses: Int
    public let streets: Int
    public let communes: Int
}

/// The addresses, kept. One set for the installation: those of a metropolis are found from the site of each of its communes.
protocol AddressRepository: Sendable {
    /// `nil` when nothing was imported.
    func edition() async throws -> AddressEdition?
    /// Puts these in the place of all that was there, or changes nothing.
    func replace(with streets: [Street], now: Date) async throws -> AddressEdition
    func find(_ typed: TypedAddress, atMost limit: Int) async throws -> [TownAddress]
}
