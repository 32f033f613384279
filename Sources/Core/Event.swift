/// Something that happened, written in the same transaction as the change itself. `App/When….swift` says what follows.
public struct Event: Sendable, Equatable {
    public enum Name: String, Sendable, CaseIterable {
        case resumeCodeAsked, dossierFiled, dossierMoved, messageWritten, piecesAsked, answersCorrected, dossierTransferred, dossierForwarded,
            silenceDecided,
            mailReceived
        /// An authority said that it is elsewhere in France: its clock, its public holidays.
        case authorityMoved
        /// About what was sent to the person: their jobs carry more than a number (`Correspondence/Domain/`).
        case messageGivenUp, letterSent, letterDelivered, letterReturned, letterSentAgain, letterClosed, personCalled
        /// A document waits at the counter; it was handed over there; nobody came for it, or an agent sends it.
        case counterReady, counterHanded, counterEnded
    }

    public let name: Name
    /// The row it is about: the draft for `resumeCodeAsked`, the message for `mailReceived`, the authority for `authorityMoved`, else the dossier.
    public let subject: Int64
    /// The line of the dossier's history that holds the change, so that a handler sees what it was told of, and not what came after.
    public let line: Int

    public init(_ name: Name, subject: Int64, line: Int = 0) {
        self.name = name
        self.subject = subject
        self.line = line
    }
}
