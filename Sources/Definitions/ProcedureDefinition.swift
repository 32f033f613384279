import Forms
import Law
import Workflows

/// All that a town says of one procedure, as its file says it (`docs/procedures.md`).
///
/// A definition may be incomplete: it is what a designer has written so far. What it lacks to be shown to people is told by
/// ``publicationFaults(knownUnits:)``; what was published is a ``PublishedProcedure``, where the essential is there for sure.
///
/// Texts called *light* accept paragraphs, `- ` lists, `**bold**` and links.
public struct ProcedureDefinition: Sendable, Equatable {
    /// Its address: `/demarches/<slug>`.
    public var slug: ProcedureSlug
    public var title = ""
    /// One sentence.
    public var summary = ""
    public var theme: ProcedureTheme?
    /// The moments of life in which it is needed.
    public var moments: [LifeMoment] = []
    /// The everyday words that people type.
    public var keywords: [String] = []
    public var audience: [Audience] = []
    /// The key of the unit that handles it; the import says which unit of the town that is.
    public var unit = ""
    public var sector: PrivacySector?
    /// The better service that exists elsewhere; then there is no form.
    public var external: ExternalService?

    public var price: Price?
    /// How long it usually takes, as promised.
    public var delay = ""
    public var channels = Channels()

    /// Light: what it is.
    public var description = ""
    /// Light: who may ask.
    public var who = ""
    public var notices: [ProcedureNotice] = []
    /// Light: the sheet for the agents who receive people. Never shown to the public.
    public var knowledge = ""

    public var silence: SilenceRule?
    public var retention: RetentionRule?
    /// The texts it rests on.
    public var legal: [String] = []
    public var data: DataNotice?
    /// The court of the appeal mention, when it is not the administrative court.
    public var remedy: String?
    /// The planning authorisation that it is a request for: other delays then hold, and another appeal (code de l'urbanisme).
    public var permit: UrbanPermit?
    /// What it is for the law of protected adults. `nil`: no line of the table fits, and it stays the person's own act.
    public var act: ProtectedAct?
    /// The question whose answer says that a second parent must agree (C. civ. 372-2 presumes it for usual acts only).
    public var otherParent: String?
    /// `nil`: nobody has to say who they are before they begin, as for nearly all.
    public var proof: NeededProof?

    /// Everything that may be asked as a document, in the order of the file.
    public var pieces: [Piece] = []
    public var form: Form?
    public var workflow: Workflow?
    /// When an action of the workflow may be done, by its key: on any answer of the form. Others may be done whatever the answers.
    public var actionConditions: [String: Condition] = [:]
    /// The messages and papers that it words in its own way.
    public var templates = ProcedureTemplates()
    /// The trials that it keeps, replayed at each change.
    public var tests: [RecordedTrial] = []

    public init(slug: ProcedureSlug) { self.slug = slug }

    public func piece(_ key: String) -> Piece? { pieces.first { $0.key == key } }
}
