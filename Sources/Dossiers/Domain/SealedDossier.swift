import Core

/// A request that those who see its unit no longer open as they do the others: it is in the intermediate archive (code du patrimoine R212-11), or its
/// person obtained that it only be kept (GDPR art. 18).
struct SealedDossier: Sendable, Equatable {
    let reference: Reference
    let unit: UnitID
    let isRestricted: Bool

    /// Who may open it, for a reason that is written down: those who answer for the unit.
    func mayBeOpened(by viewer: AgentViewer) -> Bool { viewer.has(.manager, in: unit) }
}

/// Why a request is opened that is sealed.
struct OpeningReason: Sendable, Equatable {
    /// What article 18.2 allows to be done with data that are restricted, besides keeping them.
    enum Ground: String, Sendable, CaseIterable { case consent, claims, rights, interest }

    let text: String
    /// `nil` for the archive alone; it opens nothing that is restricted.
    let ground: Ground?
}
