import Foundation

/// A processing of personal data that is no procedure: spaces, appointments, panels… Declared in one file, it is told in the record beside those that the
/// procedures make.
public struct DeclaredTreatment: Sendable, Equatable, Decodable {
    /// What takes data outside.
    public enum Door: String, Sendable, Decodable, CaseIterable { case mail, sms, franceConnect, proConnect, national, calendars, beacon, scanner }

    public let key: String
    public let title: String
    public let purpose: String
    public let basis: String
    /// Whose data it is.
    public let persons: String
    public let data: [String]
    /// From where it comes.
    public let source: String
    public let recipients: [String]
    public let retention: String
    public let through: [Door]?
    /// Where people's data is: what is erased of these tables is written over.
    public let tables: [String]?
    /// Tables of the same processing that name nobody.
    public let also: [String]?
}

/// All that are declared, and what is known of the other tables: together, every table of the product.
public struct DeclaredTreatments: Sendable, Equatable, Decodable {
    /// In charge of all of them.
    public let unit: String
    public let treatments: [DeclaredTreatment]
    /// Tables that are of no treatment: nothing in them is about anybody.
    public let nobody: [String]

    /// The tables that hold people's data.
    public var tables: Set<String> { Set(treatments.flatMap { $0.tables ?? [] }) }

    /// Those that nothing declares: a room began to keep something, and the record does not say it.
    func undeclared(of tables: [String]) -> [String] {
        let known = self.tables.union(treatments.flatMap { $0.also ?? [] }).union(nobody)
        return tables.filter { !known.contains($0) }.sorted()
    }
}
