import Core
import Foundation
import Scheduling
import Web

/// A registration as it was typed, by the person or for them.
struct DrawInput {
    private var input = WaitInput()
    var faults: [(field: String, key: String)] = []
    /// `nil` while something is wrong.
    private(set) var new: NewRegistration?

    var person: Person { input.person.person }

    init() {}

    init(_ form: SentForm, _ draw: Draw, _ offer: Offer, _ places: [Place], today: LocalDate) {
        input = WaitInput(form)
        input.keepAddress(for: offer.type.way)
        if offer.details.reason == nil { input.person.applications = "" }
        faults = input.faults(for: offer.type.way, today: today)
        guard faults.isEmpty else { return }
        let wishes = draw.narrowed(input.wishes(for: offer, among: places, today: today, until: draw.days.upperBound))
        if wishes == nil { faults.append(("du", "appointments.draw.outside")) }
        new = wishes.map { NewRegistration(wishes: $0, person: person, applications: input.person.numbers) }
    }

    func fields(_ draw: Draw, _ offer: Offer, _ places: [Place], needsEmail: Bool, _ words: Words) -> WaitFields {
        let whole = words("appointments.draw.days.hint", ["days": words.days(draw.days)])
        return WaitFields(
            input: input, faults: faults, offer: offer, places: places, needsEmail: needsEmail, asksApplications: offer.details.reason != nil,
            hints: ["du": whole, "au": whole], words: words)
    }
}
