import Core
import Foundation
import Scheduling
import Web

/// What is asked of somebody who takes an offer: the numbers of their pre-applications, and what becomes of the later appointment that they have.
struct OfferForm: Sendable {
    static let (applications, other, keep) = ("predemandes", "autre", "garder")

    var typed = PersonInput()
    /// What they chose for the later one: its number here, or to keep it.
    var choice: String?
    var faults: [(field: String, key: String)] = []
    var problem: AppointmentProblem?
    var others = OthersOfContact(appointments: [])
    private(set) var held: Appointment?
    private(set) var answer = OfferAnswer()

    init(problem: AppointmentProblem? = nil) { self.problem = problem }

    init(_ form: SentForm) {
        typed.applications = form.first(Self.applications) ?? ""
        choice = form.first(Self.other)
    }

    /// Reads the answer to what the page asked.
    mutating func check(_ offer: Offer, _ held: Appointment, _ others: OthersOfContact) {
        (self.held, self.others) = (held, others)
        if offer.details.reason == nil { typed.applications = "" }
        if typed.numbers.contains(where: { !PersonInput.isApplication($0) }) {
            faults.append((Self.applications, "appointments.person.applicationWrong"))
        }
        answer.applications = typed.numbers
        let later = others.later(than: held)
        guard !later.isEmpty else { return }
        answer.givingUp = later.first { "\($0.id)" == choice }?.id
        let mayKeep = !others.isFull(offer)
        if answer.givingUp == nil, choice != Self.keep || !mayKeep { faults.insert((Self.other, "appointments.wait.other.missing"), at: 0) }
    }

    func summary(_ words: Words) -> ErrorSummary? {
        faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words)
    }

    func questions(_ told: ToldAppointment, places: [Place], _ words: Words) -> HTML {
        let later = others.later(than: told.appointment)
        return """
            \(if: !later.isEmpty, whatBecomes(of: later, told.offer, places, words))
            \(if: told.offer.details.reason != nil, numbers(words))
            """
    }

    private func whatBecomes(of later: [Appointment], _ offer: Offer, _ places: [Place], _ words: Words) -> HTML {
        var options = later.compactMap { other -> ChoiceOption? in
            guard let place = places.first(where: { $0.id == other.place }) else { return nil }
            let when = "\(words.when(other.start, in: place)), \(place.details.name)"
            return ChoiceOption("\(other.id)", words("appointments.wait.other.give", ["when": when, "name": other.person.name]))
        }
        if !others.isFull(offer) { options.append(ChoiceOption(Self.keep, words("appointments.wait.other.keep"))) }
        let hint = words(others.isFull(offer) ? "appointments.wait.other.full" : "appointments.wait.other.hint")
        let question = Question(Self.other, words("appointments.wait.other"), words, hint: hint, error: error(Self.other, words))
        return Radios(question, options: options, selected: choice).html
    }

    private func numbers(_ words: Words) -> HTML {
        let question = Question(
            Self.applications, words("appointments.person.applications"), words, hint: words("appointments.person.applications.hint"),
            error: error(Self.applications, words), isOptional: true)
        return TextInput(question, .text, value: typed.applications).html
    }

    private func error(_ field: String, _ words: Words) -> String? { faults.first { $0.field == field }.map { words($0.key) } }
}
