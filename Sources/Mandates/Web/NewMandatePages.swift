import Core
import Foundation
import Hummingbird
import Web

/// Writing a mandate, with the person.
struct NewMandatePages: Sendable {
    let room: MandatesFeature

    static let path = "/aidants/nouveau-mandat"

    var routes: [Route] {
        [
            room.helping(.get, Self.path) { visit in NewMandatePage(visit: visit, takesSMS: room.messages.isAnswered).response },
            room.helping(.post, Self.path, answer: write),
        ]
    }

    @Sendable private func write(_ visit: HelperVisit) async throws -> Response {
        let (new, faults) = read(visit)
        guard let new else { return NewMandatePage(visit: visit, takesSMS: room.messages.isAnswered, faults: faults).response }
        let words = visit.words, site = visit.visit.site, now = visit.visit.now, helper = visit.helper
        let text = new.answer.map { words("mandates.sms.ask", ["town": site.name, "code": $0]) }
        let id = try await room.mandates.write(new, by: helper, at: now) { [messages = room.messages] id, connection in
            guard let text, let mobile = new.person.phone else { return }
            try messages.send(text, to: mobile, key: "mandate:\(id)", of: site.organisation, now: now, on: connection)
            try connection.journal(.smsSent, relay: helper.relayName, by: helper.name, mandate: id, of: site.organisation, at: now)
        }
        return .seeOther(MandatePages.path(id))
    }

    private func read(_ visit: HelperVisit) -> (NewMandate?, FormFaults) {
        var faults = FormFaults()
        let form = visit.form, today = visit.visit.today
        let name = faults.text("personne", in: form, missing: UserMessage("mandates.new.noName"))
        let born = faults.day("naissance", in: form, notAfter: today, wrong: UserMessage("mandates.new.badBirth"))
        if form.first("capacite") == nil { faults.add("capacite", UserMessage("mandates.new.protected")) }
        let perimeters = Set(form.all("familles").compactMap(Perimeter.init(rawValue:)))
        if perimeters.isEmpty { faults.add("familles", UserMessage("mandates.new.noFamily")) }
        let duration = form.first("duree").flatMap { Int($0) }.flatMap(MandateDuration.init)
        if duration == nil { faults.add("duree", UserMessage("mandates.new.noDuration")) }
        let consent = form.first("accord").flatMap(Consent.init).flatMap { $0 != .sms || room.messages.isAnswered ? $0 : nil }
        if consent == nil { faults.add("accord", UserMessage("mandates.new.noConsent")) }
        let mobile = consent == .sms ? form.text("mobile").flatMap(room.messages.mobile) : nil
        if consent == .sms, mobile == nil { faults.add("mobile", UserMessage("mandates.new.badMobile")) }
        guard faults.isEmpty, let born, let duration, let consent else { return (nil, faults) }
        let person = MandatePerson(name: name, born: born, phone: mobile, number: .random())
        let answer = consent == .sms ? String(Int.random(in: 1000...9999)) : nil
        return (NewMandate(person: person, perimeters: perimeters, duration: duration, consent: consent, answer: answer), faults)
    }
}

/// What a mandate says: for whom, what for, how long, and how they agree.
struct NewMandatePage {
    let visit: HelperVisit
    let takesSMS: Bool
    var faults = FormFaults()

    private var words: Words { visit.words }

    private func question(_ name: String, hint: String? = nil, isOptional: Bool = false) -> Question {
        Question(
            name, words("mandates.new.\(name)"), words, hint: hint.map { words($0) }, error: faults.error(name, words), isOptional: isOptional)
    }

    var response: Response {
        visit.visit.page(title: words("mandates.new.title"), status: faults.isEmpty ? .ok : .unprocessableContent, main)
    }

    private var main: HTML {
        let form = visit.form
        let families = Perimeter.allCases.map { ChoiceOption($0.rawValue, words("mandates.perimeter.\($0.rawValue)")) }
        let durations = MandateDuration.allCases.map { ChoiceOption(String($0.rawValue), words("mandates.duration.\($0.rawValue)")) }
        let ways = Consent.allCases.filter { takesSMS || $0 != .sms }.map {
            ChoiceOption($0.rawValue, words("mandates.consent.\($0.rawValue)"), hint: words("mandates.consent.\($0.rawValue).hint"))
        }
        return """
            \(faults.summary(words))
            \(BackLink(MandatePages.home, words: words))
            <h1>\(words("mandates.new.title"))</h1>
            <p>\(words("mandates.new.intro"))</p>
            <form method="post" action="\(NewMandatePages.path)" novalidate>\(visit.visit.formToken)
            \(TextInput(question("personne", hint: "mandates.new.personne.hint"), InputTraits(autocomplete: "off", isSpelled: false), value: form.first("personne") ?? ""))
            \(DateInput(question("naissance"), typedIn: form))
            \(TickBox(question("capacite", hint: "mandates.new.capacite.hint"), isTicked: form.first("capacite") != nil))
            \(Checkboxes(question("familles"), options: families, selected: Set(form.all("familles"))))
            \(Radios(question("duree"), options: durations, selected: form.first("duree")))
            \(Radios(question("accord"), options: ways, selected: form.first("accord")))
            \(if: takesSMS, TextInput(question("mobile", hint: "mandates.new.mobile.hint", isOptional: true), InputTraits(type: "tel", autocomplete: "off", isSpelled: false, width: 20), value: form.first("mobile") ?? "").html)
            \(Button(words("mandates.new.send")))
            </form>
            """
    }
}
