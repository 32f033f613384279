import Core

/// Something that happened to one request, on a day of the authority's calendar.
public struct LegalEvent: Sendable, Hashable {
    /// The raw values are the names of `admilib law deadlines`. Their order settles two events of one day: what was asked comes before what was
    /// given, and a decision after all the rest, since the authority has until midnight.
    public enum Kind: String, Sendable, CaseIterable {
        /// By an administration that has no power to decide.
        case receivedElsewhere = "received_elsewhere"
        case filed
        /// By the administration that decides.
        case received
        /// The accusé d'enregistrement left.
        case registrationSent = "registration_sent"
        /// The accusé de réception left.
        case receiptSent = "receipt_sent"
        case piecesRequested = "pieces_requested"
        case piecesPartial = "pieces_partial"
        case piecesComplete = "pieces_complete"
        case originalRequested = "original_requested"
        case originalProduced = "original_produced"
        case fraudSuspensionNotified = "fraud_suspension_notified"
        case fraudSuspensionEnded = "fraud_suspension_ended"
        case extensionNotified = "extension_notified"
        case implicitDecision = "implicit_decision"
        case madeAvailable = "made_available"
        case noticeSent = "notice_sent"
        case refusalNoticeSent = "refusal_notice_sent"
        case firstConsulted = "first_consulted"
        case reasonsRequested = "reasons_requested"
        case reasonsCommunicated = "reasons_communicated"
        /// A recours gracieux or hiérarchique reached us.
        case authorityAppealReceived = "authority_appeal_received"
        /// By the commission d'accès aux documents administratifs.
        case cadaRegistered = "cada_registered"
        case decisionNotified = "decision_notified"
    }

    public let kind: Kind
    public let on: LocalDate
    /// Until when the pieces may come (`piecesRequested`).
    public var timeLimit: LocalDate?
    /// Whether a law or a regulation asks for the pieces: others cannot be required (CRPA L114-5).
    public var isRequiredByLaw = true
    /// What an `extensionNotified` adds to the delay.
    public var months = 0

    public init(_ kind: Kind, on day: LocalDate, timeLimit: LocalDate? = nil, isRequiredByLaw: Bool = true, months: Int = 0) {
        (self.kind, self.on, self.timeLimit, self.isRequiredByLaw, self.months) = (kind, day, timeLimit, isRequiredByLaw, months)
    }
}
