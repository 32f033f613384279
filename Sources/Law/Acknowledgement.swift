import Core

/// What we owe a person who wrote to us online, and by when (CRPA L112-11, R112-11-1 and R112-11-2).
///
/// Two papers: the *registration* (accusé d'enregistrement) says at once that we have it; the *receipt* (accusé de réception) says what follows.
/// A receipt sent at once does for both. **A receipt that lacks a mention leaves the appeal open long after its delay** (L112-12).
public struct Acknowledgement: Sendable, Equatable {
    /// The last day to send the registration: one working day.
    public let registrationDue: LocalDate
    /// The last day to send the receipt: ten working days.
    public let receiptDue: LocalDate
    /// What the receipt must say, in the order to say it.
    public let mentions: [Mention]

    /// - Parameters:
    ///   - day: the day of reception by the administration that answers (L114-2).
    ///   - clock: `nil` when silence means nothing, for a report for instance.
    public init(receivedOn day: LocalDate, clock: SilenceClock?, remedy: Remedy, workingDays: WorkingDays) {
        registrationDue = Self.registrationDue(receivedOn: day, workingDays)
        receiptDue = Self.receiptDue(receivedOn: day, workingDays)
        mentions = [.receivedOn(day), .service] + Self.mentions(of: clock, remedy: remedy)
    }

    static func registrationDue(receivedOn day: LocalDate, _ workingDays: WorkingDays) -> LocalDate { workingDays.adding(workingDays: 1, to: day) }

    static func receiptDue(receivedOn day: LocalDate, _ workingDays: WorkingDays) -> LocalDate { workingDays.adding(workingDays: 10, to: day) }

    private static func mentions(of clock: SilenceClock?, remedy: Remedy) -> [Mention] {
        guard let clock else { return [] }
        return clock.effect == .accept
            ? [.implicitAcceptance(on: clock.implicitOn), .subjectToCompleteness, .attestationOnRequest]
            : [.implicitRejection(on: clock.implicitOn), .subjectToCompleteness, .remedies(remedy)]
    }
}

extension Acknowledgement {
    /// Something that the receipt must say.
    public enum Mention: Sendable, Equatable {
        case receivedOn(LocalDate)
        /// The name of the service, its phone, and its e-mail or postal address.
        case service
        case implicitAcceptance(on: LocalDate)
        /// The person may ask for an attestation of the implicit acceptance (L232-3).
        case attestationOnRequest
        case implicitRejection(on: LocalDate)
        /// Before whom, and within which delay, the rejection can be contested.
        case remedies(Remedy)
        /// The date holds if the request is complete.
        case subjectToCompleteness

        /// Its sentence; `nil` for `service`, whose lines only the sender knows.
        public func sentence(in words: Words) -> String? {
            switch self {
            case .receivedOn(let day): words("law.mention.receivedOn", ["date": day.inWords(words.language)])
            case .service: nil
            case .implicitAcceptance(let day): words("law.mention.implicitAcceptance", ["date": day.inWords(words.language)])
            case .attestationOnRequest: words("law.mention.attestationOnRequest")
            case .implicitRejection(let day): words("law.mention.implicitRejection", ["date": day.inWords(words.language)])
            case .remedies(let remedy): words("law.mention.remedies", ["delay": remedy.delay.inWords(words), "court": remedy.court])
            case .subjectToCompleteness: words("law.mention.subjectToCompleteness")
            }
        }
    }
}
