import Core
import Definitions
import Law

/// A version of a procedure that people may file on. It never changes: a dossier keeps the version that it was filed on.
public struct PublishedProcedure: Sendable {
    public let procedure: ProcedureID
    public let version: ProcedureVersionID
    public let organisation: OrganisationID
    /// The unit that handles it.
    public let unit: UnitID
    public let definition: ProcedureDefinition

    // What its publication made sure of.
    public let theme: ProcedureTheme
    public let sector: PrivacySector
    public let silence: SilenceRule
    public let retention: RetentionRule

    /// `nil` when the definition lacks what no publication does without.
    init?(
        procedure: ProcedureID, version: ProcedureVersionID, organisation: OrganisationID, unit: UnitID, definition: ProcedureDefinition
    ) {
        guard let theme = definition.theme, let sector = definition.sector, let silence = definition.silence, let retention = definition.retention
        else { return nil }
        self.procedure = procedure
        self.version = version
        self.organisation = organisation
        self.unit = unit
        self.definition = definition
        (self.theme, self.sector, self.silence, self.retention) = (theme, sector, silence, retention)
    }

    public var slug: String { definition.slug.description }
    /// Its page.
    public var path: String { "/demarches/" + slug }
    public var isExternal: Bool { definition.external != nil }
}

/// A procedure in a list.
public struct ProcedureCard: Sendable, Equatable {
    public let procedure: ProcedureID
    public let version: ProcedureVersionID
    public let unit: UnitID
    public let slug: String
    public let title: String
    public let summary: String
    public let theme: ProcedureTheme
    public let isExternal: Bool
    /// What it is for the law of protected adults.
    public let act: ProtectedAct?

    /// Its page.
    public var path: String { "/demarches/" + slug }

    init(_ published: PublishedProcedure) {
        procedure = published.procedure
        version = published.version
        unit = published.unit
        slug = published.slug
        title = published.definition.title
        summary = published.definition.summary
        theme = published.theme
        isExternal = published.isExternal
        act = published.definition.act
    }
}
