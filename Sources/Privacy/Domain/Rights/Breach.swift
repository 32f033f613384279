import Core
import Foundation

/// Personal data lost, changed, or seen by somebody who should not have (GDPR art. 33 and 34). Every one is written down, notified or not.
struct Breach: Sendable, Equatable {
    enum Nature: String, Sendable, CaseIterable { case confidentiality, integrity, availability }
    /// What it means to people: nothing, a risk (the CNIL is told), a high risk (they are told too).
    enum Risk: String, Sendable, CaseIterable { case none, some, high }

    let id: BreachID
    let organisation: OrganisationID
    /// When we came to know of it: the 72 hours count from then.
    let awareAt: Date
    let nature: Nature
    let risk: Risk
    let title: String
    let facts: String
    let consequences: String
    let measures: String
    /// The requests of those who are affected.
    let references: [Reference]
    let notifiedAt: Date?
    let notice: String?
    /// Why the notification came after 72 hours (art. 33.1).
    let lateReason: String?
    let personsToldAt: Date?
    let writtenBy: String

    /// The end of the 72 hours; `nil` when nothing is to be notified.
    var notifyBy: Date? { risk == .none ? nil : awareAt + 72 * 3600 }
    func isLate(at now: Date) -> Bool { notifiedAt == nil && (notifyBy.map { $0 < now } ?? false) }
    var mustTellPersons: Bool { risk == .high && personsToldAt == nil }
}

/// What is typed of a breach.
struct BreachNotes: Sendable {
    var awareAt: Date
    var nature: Breach.Nature
    var risk: Breach.Risk
    var title: String
    var facts: String
    var consequences: String
    var measures: String
    var references: [Reference]
}
