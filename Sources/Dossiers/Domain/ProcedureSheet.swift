import Core
import Definitions
import Forms
import Foundation
import Law
import Workflows

/// What this room must know of a procedure to let people file it and agents handle it.
public struct ProcedureSheet: Sendable {
    public var procedure: ProcedureID
    public var version: ProcedureVersionID
    public var organisation: OrganisationID
    public var unit: UnitID
    public var slug: String
    public var title: String
    /// The privacy sector: dossiers of two sectors are never shown together to an agent.
    public var sector: String
    /// Where it is found among the others; helpers are given mandates by families of themes.
    public var theme = ""
    public var delay: String
    public var form: Form
    public var workflow: Workflow
    /// When an action of the workflow may be done, by its key; others may whatever the answers.
    public var actionConditions: [String: Condition]
    public var silence: SilenceRule
    public var pieces: [Piece]
    /// What an agent at the counter should know, in light Markdown.
    public var knowledge: String
    /// The court for an appeal, when it is not the administrative court.
    public var court: String?
    /// What is asked of the mayor in urban planning: its clock and its appeal are others (C. urb. R*423-19 s., L600-12-2).
    public var permit: UrbanPermit?
    /// What it is for the law of protected adults: who may ask for it under a measure.
    public var act: ProtectedAct?
    /// The question that is answered when another parent must agree.
    public var otherParent: String?
    /// What somebody must prove before they file it online.
    public var proof: NeededProof?
    /// Where the authority is: whose public holidays its days are counted with.
    public var region = Region.metropolitan
    /// The messages and papers that the procedure words in its own way.
    public var templates: ProcedureTemplates

    /// A document that may be asked for.
    public struct Piece: Sendable, Equatable {
        public var key: String
        public var label: String
        public var legalBasis: String
        /// Whether the request cannot be examined without it: only then may its absence stop the examination (CRPA L114-5-1).
        public var isIndispensable: Bool

        public init(key: String, label: String, legalBasis: String, isIndispensable: Bool = false) {
            (self.key, self.label, self.legalBasis, self.isIndispensable) = (key, label, legalBasis, isIndispensable)
        }
    }

    public init(
        procedure: ProcedureID, version: ProcedureVersionID, organisation: OrganisationID, unit: UnitID, slug: String, title: String, sector: String,
        delay: String, form: Form, workflow: Workflow, silence: SilenceRule, pieces: [Piece], knowledge: String, court: String? = nil,
        templates: ProcedureTemplates = ProcedureTemplates(), actionConditions: [String: Condition] = [:]
    ) {
        self.procedure = procedure
        self.version = version
        self.organisation = organisation
        self.unit = unit
        self.slug = slug
        self.title = title
        self.sector = sector
        self.delay = delay
        self.form = form
        self.workflow = workflow
        self.silence = silence
        self.pieces = pieces
        self.knowledge = knowledge
        self.court = court
        self.templates = templates
        self.actionConditions = actionConditions
    }

    /// The actions whose condition the dossier's answers do not meet now.
    func barred(on dossier: Dossier, at now: Date, in zone: TimeZone) -> Set<String> {
        let filed = FormContext(today: LocalDate(dossier.receivedAt, in: zone))
        let unmet = form.unmet(actionConditions, by: dossier.answers, context: filed, on: LocalDate(now, in: zone))
        return pieces.isEmpty ? unmet.union(workflow.actions.filter { $0.needs.contains(.pieces) }.map(\.key)) : unmet
    }

    /// Whether the request cannot be examined without one of these pieces (CRPA L114-5-1).
    func needs(anyOf pieces: [String]) -> Bool { self.pieces.contains { $0.isIndispensable && pieces.contains($0.key) } }

    /// The fields that take files, at the top level.
    var fileFields: [Field] {
        form.fields.filter { field in
            switch field.kind {
            case .file, .photo: true
            default: false
            }
        }
    }
}

/// What this room asks of the procedures. `App` answers.
public protocol ProcedureSheets: Sendable {
    /// The version that people file now.
    func published(_ slug: String, in organisation: OrganisationID) async throws -> ProcedureSheet?
    /// The version that a draft or a dossier was begun on, retired or not.
    func version(_ version: ProcedureVersionID) async throws -> ProcedureSheet?
    /// Every procedure that agents may enter for someone, by title.
    func all(in organisation: OrganisationID) async throws -> [ProcedureSheet]
}
