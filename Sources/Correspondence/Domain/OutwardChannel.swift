import Core

/// A way to tell somebody something.
public enum OutwardChannel: String, Sendable, CaseIterable {
    case email, sms, letter
    /// The document waits at the counter, and the person is told that it does.
    case counter
    /// An agent is asked to phone.
    case call
}

/// What a message is, as far as the way it leaves depends on it.
public enum MessageWeight: Sendable, Equatable {
    /// It says that something came in: the person saw it on the screen, or was told. Worth a letter, not a call.
    case acknowledgement
    /// It tells where the request stands.
    case notice
    /// The same, with a document to take away.
    case document
    /// It must leave by registered letter, whatever the person prefers: the original of a document is asked for so (CRPA R113-5 to R113-11).
    case registered
    /// A decision that one may contest: from its notification the delay runs.
    case decision
}

/// How a person can be told something: what they gave, and what they asked for.
public struct Reach: Sendable, Equatable {
    public var email: EmailAddress?
    public var mobile: MobileNumber?
    /// Any telephone: an agent may call it.
    public var phone: String?
    /// The lines of the envelope under the name.
    public var postalAddress: [String]
    public var prefersPost: Bool
    /// Their documents wait for them at the counter.
    public var prefersCounter: Bool
    /// **Without it a decision that one may contest leaves on paper** (CRPA L112-15, R112-17).
    public var agreesToElectronicDecisions: Bool

    public init(
        email: EmailAddress?, phone: String?, postalAddress: [String], prefersPost: Bool = false, prefersCounter: Bool = false,
        agreesToElectronicDecisions: Bool = false
    ) {
        (self.email, self.phone, self.postalAddress) = (email, phone, postalAddress)
        self.prefersCounter = prefersCounter
        (self.prefersPost, self.agreesToElectronicDecisions) = (prefersPost, agreesToElectronicDecisions)
        mobile = phone.flatMap(MobileNumber.init)
    }

    /// The ways to tell this, the first one first; the next serves when the one before failed for good.
    ///
    /// Who gave an e-mail reads online, so a short message that leads there comes before a letter; who gave none gets the letter first.
    /// - Parameters:
    ///   - sendsSMS: whether the installation has a gateway.
    ///   - failed: what was tried already: nothing is tried twice.
    public func channels(for weight: MessageWeight, sendsSMS: Bool, without failed: Set<OutwardChannel> = []) -> [OutwardChannel] {
        let needsPaper = prefersPost || weight == .registered || weight == .decision && !agreesToElectronicDecisions
        let atCounter: [OutwardChannel] = prefersCounter && (weight == .decision || weight == .document) ? [.counter] : []
        let wanted: [OutwardChannel] = atCounter + (needsPaper || email == nil ? [.letter, .email, .sms, .call] : [.email, .sms, .letter, .call])
        let worth: Set<OutwardChannel> = weight == .acknowledgement ? [.email, .letter] : Set(OutwardChannel.allCases)
        return wanted.filter { worth.contains($0) && !failed.contains($0) && canUse($0, sendsSMS: sendsSMS) }
    }

    private func canUse(_ channel: OutwardChannel, sendsSMS: Bool) -> Bool {
        switch channel {
        case .email: email != nil
        case .sms: sendsSMS && mobile != nil
        case .letter: !postalAddress.isEmpty
        case .call: phone != nil
        case .counter: email != nil || phone != nil  // else nobody could say that it waits
        }
    }
}
