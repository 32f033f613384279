import Core
import Definitions
import Law

/// What this room asks of the one that keeps procedures. `App` answers.
public protocol KeptProcedures: Sendable {
    /// A version by its key, retired ones too; `nil` when this release cannot read it.
    func version(_ id: ProcedureVersionID) async throws -> KeptVersion?
    /// What people may file on today.
    func processings(in organisation: OrganisationID) async throws -> [Processing]
    /// What goes outside of the product through a door, by the name of who runs it.
    func connectors(_ door: DeclaredTreatment.Door, in organisation: OrganisationID) async throws -> [String]
    /// The titles of the procedures that people may file on today.
    func titles(in organisation: OrganisationID) async throws -> [ProcedureID: String]
    /// The names of an authority's units.
    func unitNames(in organisation: OrganisationID) async throws -> [UnitID: String]
}

/// A version of a procedure, as far as keeping its requests goes.
public struct KeptVersion: Sendable {
    public let version: ProcedureVersionID
    public let procedure: ProcedureID
    public let title: String
    /// `nil` when the procedure says nothing.
    public let rule: RetentionRule?
    /// The questions whose answers statistics may keep.
    public let statistical: Set<String>

    public init(version: ProcedureVersionID, procedure: ProcedureID, title: String, rule: RetentionRule?, statistical: Set<String>) {
        (self.version, self.procedure, self.title, self.rule, self.statistical) = (version, procedure, title, rule, statistical)
    }

    var kept: RetentionRule { rule ?? .byDefault }
}

/// What a procedure that runs does with personal data.
public struct Processing: Sendable {
    public let definition: ProcedureDefinition
    /// The unit that handles it.
    public let unit: String
    /// What its requests go through outside of the product: mail server, SMS gateway…
    public let connectors: [String]
    /// Those of them that are open.
    public let doors: Set<DeclaredTreatment.Door>

    public init(definition: ProcedureDefinition, unit: String, connectors: [String], doors: Set<DeclaredTreatment.Door> = []) {
        (self.definition, self.unit, self.connectors, self.doors) = (definition, unit, connectors, doors)
    }
}
