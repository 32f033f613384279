/// What happens to the agreement of the other parent of a child, for a request that one parent cannot make alone (C. civ. 372-2 *a contrario*).
public enum ParentalStep: Sendable, Equatable {
    /// A link was mailed to them.
    case asked
    /// Who filed says that they alone hold the authority.
    case alone(AloneReason)
    /// The name is the one that they typed; the digest is of the answers that they read.
    case agreed(name: String, digest: String)
    case refused(name: String, digest: String)

    /// Why one parent is alone (C. civ. 373, 373-1, 373-2-1).
    public enum AloneReason: String, Sendable, CaseIterable {
        case judge, deceased, unknown
    }
}
