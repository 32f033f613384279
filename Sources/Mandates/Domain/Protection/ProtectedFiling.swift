import Core
import Law

/// A request made for a protected adult, as far as it has come: who signed, and what was joined.
struct ProtectedFiling: Sendable, Equatable {
    enum Party: Sendable, Hashable {
        case person
        case representative(RepresentativeID)
    }

    let act: ProtectedAct
    /// The day of reception: that of the first signature, whatever is missing (CRPA L114-5).
    let filedOn: LocalDate
    let filedBy: Party
    /// Those who signed after.
    var signatures: Set<Party> = []
    /// The judge's authorisation, or the family council's, was joined.
    var hasAuthorisation = false
    /// The representative who was to assist said no.
    var refusedBy: RepresentativeID?

    var signed: Set<Party> { signatures.union([filedBy]) }
    var representatives: [RepresentativeID] {
        signed.compactMap { if case .representative(let id) = $0 { id } else { nil } }
    }
}

/// What becomes of a request for a protected adult.
enum ProtectionVerdict: Sendable, Equatable {
    case complete
    /// Received, and examined once what is missing has come: the invitation tells by when (CRPA L114-6).
    case awaiting(Set<Missing>, until: LocalDate)
    /// Received, and the person may ask the judge to let them act alone (469 al. 3).
    case assistanceRefused
    case refused(Refusal)

    enum Missing: String, Sendable, CaseIterable {
        /// The curator's own signature, beside the person's (467).
        case assistance
        case personSignature
        case authorisation
        /// The one who assists is a party to it: the supervisor signs in their place (454, 461).
        case supervisor
    }

    enum Refusal: String, Sendable, CaseIterable {
        /// The person, and never anybody for them (458).
        case strictlyPersonal
        /// The representative, in the person's name.
        case representativeOnly
        /// The person alone: the measure gives the representative no say in this.
        case personOnly
        /// Nobody, under this measure.
        case nobody
        /// The measure is over: the representative is nobody's any more.
        case measureOver
        /// Not a representative of this measure.
        case stranger
        /// Another representative's, by the judgment: the one who looks after the person, or after their property.
        case otherCharge
    }
}
