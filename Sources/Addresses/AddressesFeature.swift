import Core
import Foundation
import Storage

/// The addresses of the town, found without asking anybody outside. All that the rest of the product may know of them.
public struct AddressesFeature: Sendable {
    public static let migrations = Migration.addresses

    let repository: SQLAddresses

    public init(database: any Database) { repository = SQLAddresses(database: database) }

    /// What was imported, and when; `nil` when nothing was.
    public func edition() async throws -> AddressEdition? { try await repository.edition() }

    /// The addresses and communes that a text means, the most exact first; none when it means nothing here.
    public func find(_ text: String, atMost limit: Int = 10) async throws -> [TownAddress] {
        try await repository.find(TypedAddress(text), atMost: limit)
    }

    /// Reads the CSV of the Base Adresse Nationale and puts it in the place of what was there, or changes nothing.
    /// - Parameters:
    ///   - next: the file, piece by piece; empty at its end.
    ///   - follow: what others do because of it, in the same transaction.
    public func replace(
        now: Date, reading next: () throws -> [UInt8], then follow: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> AddressImport {
        var reader = AddressReader()
        while case let bytes = try next(), !bytes.isEmpty { try reader.feed(bytes) }
        let streets = try reader.finish()
        let edition = try await repository.replace(with: streets, now: now, then: follow)
        return AddressImport(edition: edition, leftOut: reader.faultCount, faults: reader.faults.map { ($0.line, $0.fault) })
    }
}

/// What came of an import.
public struct AddressImport: Sendable {
    public let edition: AddressEdition
    /// How many lines could not be read.
    public let leftOut: Int
    /// The first of them.
    public let faults: [(line: Int, fault: AddressFault)]
}
