import Core
import Definitions
import Forms
import Foundation

/// The procedures of an authority and all their versions, as the studio needs them: `App` answers with the procedures' room.
public protocol ProcedureBooks: Sendable {
    /// Every procedure that has a version, published or not.
    func all(of organisation: OrganisationID) async throws -> [ProcedureBook]
    /// What people see of a procedure, else its latest version; `nil` when it has none.
    func current(of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> CurrentBook?
    /// The file of the current version of every procedure.
    func sources(of organisation: OrganisationID) async throws -> [ProcedureSlug: String]
    /// Latest first.
    func versions(of slug: ProcedureSlug, in organisation: OrganisationID) async throws -> [BookVersion]
    /// The file of a version.
    func source(of slug: ProcedureSlug, number: Int, in organisation: OrganisationID) async throws -> String?
    /// Keeps the file as the latest version, and shows it to people if nothing stands against it.
    /// - Returns: the number of the version, and what stands against it.
    func publish(
        _ source: String, in organisation: OrganisationID, by agent: AgentID, note: String, now: Date
    ) async throws -> (number: Int?, isPublished: Bool, faults: [FileFault])
    func retire(_ slug: ProcedureSlug, in organisation: OrganisationID, now: Date) async throws
    /// The keys that files use for the units, with the units' names and ids.
    func units(of organisation: OrganisationID) async throws -> [StudioUnit]
    /// The procedures that agents can begin a request of, by title.
    func procedures(of organisation: OrganisationID) async throws -> [StudioProcedure]
    /// The templates of mails and papers that every procedure may name.
    func trialTemplates() async throws -> TrialTemplates
    /// A PDF of a page.
    func paper(of page: String) async throws -> [UInt8]
    func names(of agents: Set<AgentID>) async throws -> [AgentID: String]
}

public struct ProcedureBook: Sendable, Equatable {
    public let slug: ProcedureSlug
    public let title: String
    public let unit: UnitID
    /// The version that people see.
    public let published: Int?
    public let latest: Int

    public init(slug: ProcedureSlug, title: String, unit: UnitID, published: Int?, latest: Int) {
        (self.slug, self.title, self.unit, self.published, self.latest) = (slug, title, unit, published, latest)
    }
}

/// What stands for a procedure: the version that people see, else its latest.
public struct CurrentBook: Sendable, Equatable {
    public let number: Int
    public let isPublished: Bool
    public let createdAt: Date
    public let source: String

    public init(number: Int, isPublished: Bool, createdAt: Date, source: String) {
        (self.number, self.isPublished, self.createdAt, self.source) = (number, isPublished, createdAt, source)
    }
}

public struct BookVersion: Sendable, Equatable {
    public enum State: String, Sendable { case draft, published, retired }
    public let number: Int
    public let state: State
    public let createdAt: Date
    public let agent: AgentID?
    public let note: String
    /// Requests filed on it that are not ended.
    public let openDossiers: Int

    public init(number: Int, state: State, createdAt: Date, agent: AgentID?, note: String, openDossiers: Int) {
        self.number = number
        self.state = state
        self.createdAt = createdAt
        self.agent = agent
        self.note = note
        self.openDossiers = openDossiers
    }
}

/// A procedure that a workflow may name.
public struct StudioProcedure: Sendable, Equatable {
    public let slug: String
    public let title: String
    /// What its form asks, at the top level.
    public let questions: [Field]
    public init(slug: String, title: String, questions: [Field]) {
        (self.slug, self.title, self.questions) = (slug, title, questions)
    }
}

public struct StudioUnit: Sendable, Equatable {
    public let id: UnitID
    public let key: String
    public let name: String
    public init(id: UnitID, key: String, name: String) { (self.id, self.key, self.name) = (id, key, name) }
}
