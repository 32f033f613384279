import Core
import Scheduling
import Web

/// The box of pre-application numbers, where it stands alone.
struct NumbersField {
    let typed: String
    /// What is wrong with it, in the person's words.
    var error: String?
    var isOptional = true
    let words: Words

    var html: HTML {
        TextInput(
            Question(
                PersonInput.numbersField, words("appointments.person.applications"), words, hint: words("appointments.person.applications.hint"),
                error: error, isOptional: isOptional), .text, value: typed
        ).html
    }

    var summary: ErrorSummary? { error.map { ErrorSummary([.init(href: "#\(PersonInput.numbersField)", text: $0)], words: words) } }
}

extension AppointmentBook {
    /// Before an appointment has numbers: what they look like, how many there are, what the State's service says of them.
    /// - Throws: a problem that ``AppointmentProblem/isAboutNumbers``.
    func check(_ numbers: [String], for wish: NumberedWish, _ visit: Visit, site: String? = nil) async throws {
        guard numbers.allSatisfy(PersonInput.isApplication) else { throw AppointmentProblem.applicationMalformed }
        if !wish.isByAgent { try wish.offer.check(numbers, for: wish.party) }
        let new = numbers.filter { !wish.known.contains($0) }
        try await applications?.check(new, at: wish.place, of: site ?? visit.site.baseURL, today: visit.today)
    }
}

/// What numbers are given for.
struct NumberedWish {
    let offer: Offer
    let party: Party
    let place: PlaceID
    /// Those that it has already.
    var known: [String] = []
    /// Agents know who lost a number, or comes for two titles with one.
    var isByAgent = false
}
