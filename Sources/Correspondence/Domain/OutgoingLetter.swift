import Core
import Foundation

public enum OutgoingLetterKind {}
public typealias OutgoingLetterID = ID<OutgoingLetterKind>
public enum LetterBatchKind {}
public typealias LetterBatchID = ID<LetterBatchKind>

/// A letter to put in the queue of a unit: its PDF is made, somebody has to print it.
public struct NewLetter: Sendable {
    public var organisation: OrganisationID
    public var unit: UnitID
    /// `nil` for an appointment that no request asked for.
    public var dossier: DossierID?
    public var reference: Reference
    /// The appointment that it is about.
    public private(set) var appointment: Reference?
    /// What it is: the subject of the mail that it stands for.
    public var title: String
    /// The lines of the envelope, the name first.
    public var recipient: [String]
    /// Whether its first page shows them in the window of an envelope.
    public var showsAddress: Bool
    public var weight: MessageWeight
    public var pdf: [UInt8]
    /// Whether the person comes for it.
    public var isForCounter = false

    public init(
        organisation: OrganisationID, unit: UnitID, dossier: DossierID, reference: Reference, title: String, recipient: [String], showsAddress: Bool,
        weight: MessageWeight, pdf: [UInt8]
    ) {
        (self.organisation, self.unit, self.dossier, self.reference) = (organisation, unit, dossier, reference)
        (self.title, self.recipient, self.showsAddress, self.weight, self.pdf) = (title, recipient, showsAddress, weight, pdf)
    }

    /// About an appointment, whose number it has. Its page shows the address.
    public init(
        organisation: OrganisationID, unit: UnitID, dossier: DossierID?, appointment: Reference, title: String, recipient: [String], pdf: [UInt8]
    ) {
        (self.organisation, self.unit, self.dossier, reference, self.appointment) = (organisation, unit, dossier, appointment, appointment)
        (self.title, self.recipient, showsAddress, weight, self.pdf) = (title, recipient, true, .notice, pdf)
    }
}

/// A letter of the queue: written once, printed as often as needed, sent by somebody.
struct OutgoingLetter: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable {
        /// To be printed and sent.
        case waiting
        case sent
        /// It came back: somebody has something to do.
        case returned
        /// It came back, and nothing more will be sent.
        case closed
    }

    let id: OutgoingLetterID
    let unit: UnitID
    let dossier: DossierID?
    let reference: Reference
    /// The appointment that it is about.
    var appointment: Reference?
    let title: String
    let recipient: [String]
    let showsAddress: Bool
    let isDecision: Bool
    let createdAt: Date
    let state: State
    /// The last batch that it was printed in.
    let batch: LetterBatchID?
    let sentOn: LocalDate?
    let tracking: TrackingNumber?
    /// As the receipt of a registered letter says.
    let deliveredOn: LocalDate?
    let returned: Return?
    /// Where it stands at the counter; `nil` for what leaves by post.
    let pickup: Pickup?
    /// Whether the law wants it registered: it asks for an original.
    let isRegistered: Bool
    /// Whether there is still something to print.
    let hasPDF: Bool

    /// Whether somebody may still come for it.
    var isAtCounter: Bool { state == .waiting && (pickup?.stage == .asked || pickup?.stage == .ready) }

    struct Return: Sendable, Equatable {
        let reason: ReturnReason
        let on: LocalDate
    }
}

/// Why a letter came back: the boxes of La Poste's own label.
public enum ReturnReason: String, Sendable, CaseIterable {
    /// « Destinataire inconnu à l'adresse » (formerly NPAI).
    case unknownRecipient
    /// « Défaut d'accès ou d'adressage ».
    case badAddress
    /// « Pli avisé et non réclamé ».
    case unclaimed
    /// « Pli refusé par le destinataire ».
    case refused
}

/// Letters printed together, and how.
struct LetterBatch: Sendable, Equatable {
    let id: LetterBatchID
    let createdAt: Date
    /// A page before each letter, with the address in the window of its envelope.
    let hasAddressPages: Bool
    /// Each letter begins on a sheet of its own.
    let isTwoSided: Bool
    /// Those that this viewer sees.
    let letters: [OutgoingLetter]
}

/// What an agent typed of a batch that left.
struct Dispatch: Sendable {
    let day: LocalDate
    let letters: Set<OutgoingLetterID>
    let tracking: [OutgoingLetterID: TrackingNumber]
}
