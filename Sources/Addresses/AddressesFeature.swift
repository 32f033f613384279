import Core
import Foundation
import Storage
import Web

/// The addresses of the town, found without asking anybody outside. All that the rest of the product may know of them.
public struct AddressesFeature: Sendable {
    public static let migrations = Migration.addresses

    let repository: SQLAddresses
    let imports: SQLImports
    let folder: URL
    private let throttle = Throttle()

    /// - Parameter folder: where a file that is sent stays until it was read.
    public init(database: any Database, folder: URL) {
        (repository, imports, self.folder) = (SQLAddresses(database: database), SQLImports(database: database), folder)
    }

    public var routes: [Route] {
        AddressSettings(addresses: self, uploads: UploadReader(folder: folder)).routes + [
            AddressSuggestions(addresses: self, throttle: throttle).route
        ]
    }

    /// What was imported, and when; `nil` when nothing was.
    public func edition() async throws -> AddressEdition? { try await repository.edition() }

    /// The addresses and communes that a text means, the most exact first; none when it means nothing here.
    public func find(_ text: String, atMost limit: Int = 10) async throws -> [TownAddress] {
        try await repository.find(TypedAddress(text), atMost: limit)
    }

    /// What may have been meant, the likeliest first: some words misspelled, shortened, left out, or in another order. **None of it was said: whoever typed it is asked.**
    public func near(_ text: String, atMost limit: Int = 10) async throws -> [TownAddress] {
        try await repository.near(LooseAddress(text), atMost: limit)
    }

    /// What may be meant while it is typed.
    public func suggestions(for text: String, atMost limit: Int) async throws -> [TownAddress] {
        var seen: Set<String> = []
        let found = try await find(text, atMost: limit) + repository.near(LooseAddress(text, isBeingTyped: true), atMost: limit)
        return Array(found.filter { seen.insert($0.label).inserted }.prefix(limit))
    }

    /// Makes misspelled streets found among addresses that an older version imported. Nothing happens the second time.
    public func addWords() async throws { _ = try await repository.addWords() }

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
