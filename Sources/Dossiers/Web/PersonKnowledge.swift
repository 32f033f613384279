import Core
import Forms
import Web

/// What the pages of this room ask of the spaces of people, for the person of a visit. `App` answers.
public protocol PersonKnowledge: Sendable {
    /// What the person lets their requests be filled with; nothing for who has no space.
    func known(for visit: Visit) async throws -> [KnownAnswer]
    /// What of these answers their space does not hold, as it would hold it.
    func news(among answers: [FieldRole: Answer], for visit: Visit) async throws -> [FieldRole: Answer]
    /// Adds answers to what their space holds. **Nothing of the request goes with them.**
    func keep(_ answers: [FieldRole: Answer], for visit: Visit) async throws
    /// The documents that they keep.
    func documents(for visit: Visit) async throws -> [OwnDocument]
    /// Gives a draft's question a copy of one of them, through the same checks as a file that is sent.
    /// - Throws: a `Problem` that says what is wrong with it there.
    func give(_ document: String, to field: String, _ intake: FileIntake, of holder: FileHolder, for visit: Visit) async throws
    /// Keeps a document that we made among theirs.
    func keep(_ file: StoredFile, for visit: Visit) async throws
}

/// A document of the person's space, as a list shows it.
public struct OwnDocument: Sendable, Equatable {
    public let id: String
    public let title: String
    public let size: Int
    /// Past the day until which it proves something.
    public let isOver: Bool

    public init(id: String, title: String, size: Int, isOver: Bool) { (self.id, self.title, self.size, self.isOver) = (id, title, size, isOver) }
}

/// Where there are no spaces.
struct NothingKnown: PersonKnowledge {
    func known(for visit: Visit) async throws -> [KnownAnswer] { [] }
    func news(among answers: [FieldRole: Answer], for visit: Visit) async throws -> [FieldRole: Answer] { [:] }
    func keep(_ answers: [FieldRole: Answer], for visit: Visit) async throws { throw DossierProblem.unknownDossier }
    func documents(for visit: Visit) async throws -> [OwnDocument] { [] }
    func give(_ document: String, to field: String, _ intake: FileIntake, of holder: FileHolder, for visit: Visit) async throws {
        throw DossierProblem.unknownDraft
    }
    func keep(_ file: StoredFile, for visit: Visit) async throws { throw DossierProblem.unknownDossier }
}
