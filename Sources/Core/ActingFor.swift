import Foundation

/// Somebody who acts for a person, with a mandate or a measure of protection that was alive when the page was asked for. **What is filed asks again, in its
/// own transaction.**
public struct ActingFor: Sendable, Hashable {
    /// The mandate's own number: nothing of a request holds it. Of a representative, the number of their access.
    public let mandate: Int64
    /// Who acts, and for which organisation: written in the history of what they do. A representative acts for none.
    public let helper: String
    public let relay: String
    /// For whom, as it is shown on every page.
    public let person: String
    /// What opens what was begun under this mandate, in place of the browser's key: once the mandate is over, nothing does any more.
    public let key: String
    public let until: Date
    /// What lets a representative act; `nil` for a helper.
    public let measure: ActingMeasure?

    public init(mandate: Int64, helper: String, relay: String, person: String, key: String, until: Date, measure: ActingMeasure? = nil) {
        (self.mandate, self.helper, self.relay, self.person, self.key, self.until) = (mandate, helper, relay, person, key, until)
        self.measure = measure
    }
}

/// A measure of protection, for its representative: what it allows on the day when the page was asked for.
public struct ActingMeasure: Sendable, Hashable {
    public let id: Int64
    /// As the table of the law names it: `TU`, `CR`…
    public let kind: String
    public let until: LocalDate
    /// Who may do each act, by the codes of the same table. What is not in it is the person's alone.
    public let profiles: [String: String]
    /// What they look after, as the judgment says: `whole`, `person` or `property` (C. civ. 447 al. 3).
    public let charge: String
    /// The acts of the other charge, by their codes: another representative does them, and they do not.
    public let othersActs: Set<String>
    /// The acts that another representative has too: for what a judge must authorise, one does not act without the other (C. civ. 447 al. 2).
    public let jointActs: Set<String>
    /// Whether the person can be written to; else an agent tells them.
    public let reachesPerson: Bool
    /// The measure ended, or the access was closed: nothing opens any more, and every page says so.
    public let isOver: Bool
    /// What a request holds of the access and of the measure: sealed, and different each time, so that nothing stored tells that two requests are of one person.
    public let trace: String

    public init(
        id: Int64, kind: String, until: LocalDate, profiles: [String: String], charge: String = "whole", othersActs: Set<String> = [],
        jointActs: Set<String> = [], reachesPerson: Bool, isOver: Bool, trace: String = ""
    ) {
        (self.id, self.kind, self.until, self.profiles) = (id, kind, until, profiles)
        (self.charge, self.othersActs, self.jointActs) = (charge, othersActs, jointActs)
        (self.reachesPerson, self.isOver, self.trace) = (reachesPerson, isOver, trace)
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
