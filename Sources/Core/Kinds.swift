// The kinds of rows that more than one room names. A kind that only one feature uses stays in that feature.
public enum OrganisationKind {}
public enum UnitKind {}
public enum AgentKind {}
public enum ProcedureKind {}
public enum ProcedureVersionKind {}
public enum DraftKind {}
public enum DossierKind {}
public enum AttachmentKind {}
public enum PersonKind {}

public typealias OrganisationID = ID<OrganisationKind>
public typealias UnitID = ID<UnitKind>
public typealias AgentID = ID<AgentKind>
public typealias ProcedureID = ID<ProcedureKind>
public typealias ProcedureVersionID = ID<ProcedureVersionKind>
public typealias DraftID = ID<DraftKind>
public typealias DossierID = ID<DossierKind>
public typealias AttachmentID = ID<AttachmentKind>
public typealias PersonID = ID<PersonKind>
