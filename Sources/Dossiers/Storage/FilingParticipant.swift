import Core
import Forms
import Foundation
import Storage

/// What the other rooms do, or tell, inside the transactions of this one. `App` provides it.
public protocol FilingParticipant: Sendable {
    /// The files of a dossier, as they are in this transaction.
    func files(of dossier: DossierID, on connection: any Connection) throws -> [AttachedFile]
    /// Gives another authority's dossier the same files; their contents are shared, not copied.
    func copy(
        _ files: [AttachmentID], from dossier: DossierID, to other: DossierID, of organisation: OrganisationID, on connection: any Connection) throws
    /// Gives the dossier what the draft held.
    func handOver(from draft: DraftID, to dossier: DossierID, on connection: any Connection) throws
    /// Books the times that were chosen for a draft's questions (by question, the key of the type).
    /// - Throws: ``TimeRefused``: then nothing is filed.
    func book(_ questions: [String: String], of draft: DraftID, for request: FiledDraft, on connection: any Connection) throws
    /// Lets who acts for another begin, or file; asked in the transaction, so that a mandate or a measure that ends meanwhile files nothing, and says why.
    func admit(_ acting: ActingFor, to act: HelpedAct, on connection: any Connection) throws
    /// Keeps that ``admit(_:to:on:)`` refused: after the transaction, of which nothing is kept.
    func refused(_ acting: ActingFor, _ act: HelpedAct, because cause: any Error, in organisation: OrganisationID) async
    /// Removes what a draft held, before it is erased.
    func forget(_ draft: DraftID, on connection: any Connection) throws
    /// Removes what a row of a block held; what the next rows held follows them.
    func forget(row: Int, of block: String, of draft: DraftID, on connection: any Connection) throws
}

/// What a draft became, for the rooms that go on with it.
public struct FiledDraft: Sendable {
    public let id: DossierID
    public let reference: Reference
    public let organisation: OrganisationID
    /// The name, as the form gave it.
    public let applicant: String
    public let email: EmailAddress?
    public let phone: String?
    public let at: Date
    /// An agent chose the times, for whoever was on the phone or at the counter.
    public let isByAgent: Bool
}

extension FilingParticipant {
    /// Where there are no mandates, nobody acts for another.
    public func admit(_ acting: ActingFor, to act: HelpedAct, on connection: any Connection) throws { throw DossierProblem.unknownDraft }
    public func refused(_ acting: ActingFor, _ act: HelpedAct, because cause: any Error, in organisation: OrganisationID) async {}
}

/// Why who acts for another was not admitted, on its way out of the transaction.
private struct RefusedAct: Error {
    let act: HelpedAct
    let organisation: OrganisationID
    let cause: any Error
}

extension FilingParticipant {
    func admit(_ acting: ActingFor, _ act: HelpedAct, of organisation: OrganisationID, on connection: any Connection) throws {
        do { try admit(acting, to: act, on: connection) } catch { throw RefusedAct(act: act, organisation: organisation, cause: error) }
    }

    /// Runs the transaction in which they are admitted.
    func keepingRefusals<T: Sendable>(of acting: ActingFor?, _ transaction: () async throws -> T) async throws -> T {
        do { return try await transaction() } catch let refusal as RefusedAct {
            if let acting { await refused(acting, refusal.act, because: refusal.cause, in: refusal.organisation) }
            throw refusal.cause
        }
    }
}
