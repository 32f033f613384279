import Foundation

/// Somebody who acts for a person, with a mandate that was alive when the page was asked for. **What is filed asks again, in its own transaction.**
public struct ActingFor: Sendable, Hashable {
    /// The mandate's own number: nothing of a request holds it.
    public let mandate: Int64
    /// Who acts, and for which organisation: written in the history of what they do.
    public let helper: String
    public let relay: String
    /// For whom, as it is shown on every page.
    public let person: String
    /// What opens what was begun under this mandate, in place of the browser's key: once the mandate is over, nothing does any more.
    public let key: String
    public let until: Date

    public init(mandate: Int64, helper: String, relay: String, person: String, key: String, until: Date) {
        (self.mandate, self.helper, self.relay, self.person, self.key, self.until) = (mandate, helper, relay, person, key, until)
    }
}

/// A helper of a habilitated organisation who signed in.
public struct HelperViewer: Sendable, Equatable {
    public let helper: Int64
    public let name: String
    public let organisation: OrganisationID
    /// The organisation that they help for.
    public let relay: Int64
    public let relayName: String
    /// Whom they act for now.
    public let acting: ActingFor?

    public init(helper: Int64, name: String, organisation: OrganisationID, relay: Int64, relayName: String, acting: ActingFor?) {
        (self.helper, self.name, self.organisation) = (helper, name, organisation)
        (self.relay, self.relayName, self.acting) = (relay, relayName, acting)
    }
}
