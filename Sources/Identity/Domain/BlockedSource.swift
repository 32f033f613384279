import Core
import Foundation

enum BlockedSourceKind {}
typealias BlockedSourceID = ID<BlockedSourceKind>

/// Somewhere from which too much was sent (CRPA L112-11: abusive sendings by their number, or that endanger the system). It is warned first, then
/// blocked for an hour, two, four… a day at most, and an administrator may let it in again.
struct BlockedSource: Sendable, Equatable {
    let id: BlockedSourceID
    /// Shown on the page that refuses, so that whoever telephones can be found: the address itself is never kept.
    let code: String
    let blocks: Int
    let until: Date

    /// Refusals that only warn.
    static let warnings = 2
    /// After this long without a refusal, all is forgotten.
    static let memory: TimeInterval = 24 * 3600
    static let shortest: TimeInterval = 3600
    static let longest: TimeInterval = 24 * 3600

    static func duration(afterBlocks blocks: Int) -> TimeInterval { min(longest, shortest * pow(2, Double(min(blocks, 10)))) }
}

/// Where tries are counted. Each method is one transaction.
protocol TryRepository: Sendable {
    /// - Returns: how many there were in this stretch of time, with this one.
    func count(_ key: String, perSeconds seconds: Double, at now: Date) async throws -> Int
    /// Counts a try of a source, whether or not it is refused.
    /// - Returns: what is answered; a value and not an error, which would undo what was counted.
    func refusal(
        of source: String, through door: String, atMost count: Int, perSeconds seconds: Double, of organisation: OrganisationID, at now: Date
    ) async throws -> IdentityProblem?
}

protocol BlockedSourceRepository: Sendable {
    func blocked(of organisation: OrganisationID, at now: Date) async throws -> [BlockedSource]
    /// - Returns: its code, when it was blocked.
    func lift(_ id: BlockedSourceID, of organisation: OrganisationID) async throws -> String?
}
