/// What happens to the agreement that a request needs beside that of who filed it: of a child's other parent (C. civ. 372-2 *a contrario*), of a protected
/// adult or of who assists them (467), of another representative (447).
public enum AgreementStep: Sendable, Equatable {
    /// A link was mailed to them.
    case asked
    /// Who filed says that they alone hold parental authority.
    case alone(AloneReason)
    /// The name is the one that they typed; the digest is of the answers that they read.
    case agreed(name: String, digest: String)
    case refused(name: String, digest: String)

    /// Whose agreement it is.
    public enum Party: String, Sendable, CaseIterable {
        case parent
        /// The protected adult, when their representative filed.
        case person
        /// Who assists or represents them.
        case representative
        /// Who acts in the place of these when interests conflict (C. civ. 454).
        case supervisor
    }

    /// Why one parent is alone (C. civ. 373, 373-1, 373-2-1).
    public enum AloneReason: String, Sendable, CaseIterable {
        case judge, deceased, unknown
    }
}
