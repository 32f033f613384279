import Core
import Scheduling
import Web

/// The desks of a place, when they receive, and when they do not: on the place's page.
struct HoursSection: Sendable {
    let place: Place
    let desks: [Desk]
    let openings: [KeptOpening]
    let closures: [KeptClosure]
    let offers: [Offer]
    let links: AppointmentLinks
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var address: String { "\(PlaceSettings.path)/lieux/\(place.id)" }

    var html: HTML {
        """
        <h2>\(words("appointments.settings.desks"))</h2>
        \(desks.map(desk))
        \(Details(words("appointments.settings.newDesk"), form("guichets", deskFields), isOpen: desks.isEmpty))
        \(if: !desks.isEmpty, openingForm)
        <h2>\(words("appointments.settings.closures"))</h2>
        \(closureList)
        <p><a href="\(address)/touches">\(words("appointments.settings.hit.link"))</a><br>
        <a href="\(address)/agendas">\(words("appointments.agenda.title"))</a></p>
        \(Details(words("appointments.settings.newClosure"), form("fermetures", closureFields)))
        <h2>\(words("appointments.settings.feeds"))</h2>
        <p>\(words("appointments.settings.feeds.text"))</p>
        <ul>\(feeds)</ul>
        """
    }

    private func form(_ action: String, _ fields: HTML) -> HTML {
        "<form method=\"post\" action=\"\(address)/\(action)\">\(visit.visit.formToken)\(fields)\(Button(words("appointments.settings.add"), .secondary))</form>"
    }

    private func desk(_ desk: Desk) -> HTML {
        let mine = openings.filter { $0.desk == desk.id }
        let lines = mine.map { kept -> HTML in
            """
            <li>\(OpeningWords(words: words, offers: offers).sentence(kept.opening)) \
            <button class="quiet" formaction="\(address)/ouvertures/\(kept.id.description)/fin">\(words("appointments.settings.remove"))</button></li>
            """
        }
        let state = words(desk.isOpen ? "appointments.settings.closeDesk" : "appointments.settings.openDesk")
        return """
            <h3>\(desk.name)\(if: desk.capacity > 1, " (\(words("appointments.settings.capacity", ["count": "\(desk.capacity)"])))")</h3>
            <form method="post" action="\(address)/guichets/\(desk.id.description)">\(visit.visit.formToken)
            \(if: !desk.isOpen, "<p>\(StatusTag(words("appointments.settings.deskClosed"), .bad))</p>")
            <ul>\(lines)</ul>\(if: mine.isEmpty, "<p>\(words("appointments.settings.noOpening"))</p>")
            <p><button class="quiet">\(state)</button></p></form>
            """
    }

    private var deskFields: HTML {
        """
        \(TextInput(Question("guichet", words("appointments.settings.deskName"), words)))
        \(TextInput(Question("capacite", words("appointments.settings.deskCapacity"), words, hint: words("appointments.settings.deskCapacity.hint")), .whole, value: "1"))
        """
    }

    private var openingForm: HTML {
        Details(words("appointments.settings.newOpening"), form("ouvertures", openingFields)).html
    }

    private var openingFields: HTML {
        let days = (1...7).map { ChoiceOption("\($0)", words("appointments.weekday.\($0)")) }
        let all = desks.map { ChoiceOption("\($0.id)", $0.name) }
        return """
            \(SelectInput(Question("bureau", words("appointments.column.desk"), words), options: all))
            \(Checkboxes(Question("jours", words("appointments.opening.days"), words, hint: words("appointments.opening.days.hint")), options: days))
            \(TextInput(Question("de", words("appointments.opening.from"), words), .time))
            \(TextInput(Question("a", words("appointments.opening.to"), words), .time))
            \(DateInput(Question("premier", words("appointments.opening.first"), words), date: visit.visit.today))
            \(DateInput(Question("dernier", words("appointments.opening.last"), words, isOptional: true), date: nil))
            \(TextInput(Question("semaines", words("appointments.opening.weeks"), words, hint: words("appointments.opening.weeks.hint")), .whole, value: "1"))
            \(Checkboxes(Question("types", words("appointments.opening.types"), words, hint: words("appointments.opening.types.hint"), isOptional: true), options: offers.map { ChoiceOption("\($0.id)", $0.details.title) }))
            \(TextInput(Question("reserve", words("appointments.opening.reserve"), words, hint: words("appointments.opening.reserve.hint"), isOptional: true), .whole, value: "20"))
            \(TextInput(Question("liberation", words("appointments.opening.release"), words, hint: words("appointments.opening.release.hint")), .whole, value: "2"))
            \(TextInput(Question("avance", words("appointments.opening.first.waiting"), words, hint: words("appointments.opening.first.waiting.hint")), .whole, value: "0"))
            \(TickBox(Question("feries", words("appointments.opening.holidays"), words)))
            """
    }

    private var closureList: HTML {
        if closures.isEmpty { return "<p>\(words("appointments.settings.noClosure"))</p>" }
        let lines = closures.map { kept -> HTML in
            let who = kept.desk.flatMap { id in desks.first { $0.id == id }?.name } ?? words("appointments.closure.all")
            return """
                <li>\(OpeningWords(words: words, offers: offers).sentence(kept.closure, in: place)) – \(who)\(if: !kept.reason.isEmpty, " – \(kept.reason)") \
                <button class="quiet" formaction="\(address)/fermetures/\(kept.id.description)/fin">\(words("appointments.settings.remove"))</button></li>
                """
        }
        return "<form method=\"post\" action=\"\(address)/fermetures\">\(visit.visit.formToken)<ul>\(lines)</ul></form>"
    }

    private var closureFields: HTML {
        let all = [ChoiceOption("", words("appointments.closure.all"))] + desks.map { ChoiceOption("\($0.id)", $0.name) }
        return """
            \(SelectInput(Question("bureau", words("appointments.closure.who"), words), options: all))
            \(DateInput(Question("du", words("appointments.closure.from"), words), date: nil))
            \(DateInput(Question("au", words("appointments.closure.to"), words, hint: words("appointments.closure.to.hint"), isOptional: true), date: nil))
            \(TextInput(Question("heure_de", words("appointments.closure.hourFrom"), words, hint: words("appointments.closure.hourFrom.hint"), isOptional: true), .time))
            \(TextInput(Question("heure_a", words("appointments.closure.hourTo"), words, isOptional: true), .time))
            \(TextInput(Question("motif", words("appointments.closure.reason"), words, isOptional: true)))
            """
    }

    private var feeds: [HTML] {
        let whole: HTML = "<li><a href=\"\(links.feed(of: place.id, nil))\">\(place.details.name)</a></li>"
        return [whole] + desks.map { "<li><a href=\"\(links.feed(of: place.id, $0.id))\">\($0.name)</a></li>" }
    }
}

/// Hours and closures in a sentence.
struct OpeningWords {
    let words: Words
    let offers: [Offer]

    func sentence(_ opening: Opening) -> String {
        let times = opening.times
        var parts = [
            rhythm(times.days),
            words("appointments.opening.hours", ["from": words.hour(ofDay: times.hours.start), "to": words.hour(ofDay: times.hours.end)]),
        ]
        if let until = times.days.until { parts.append(words("appointments.opening.until", ["day": until.inWords(words.language)])) }
        if let types = opening.types { parts.append(offers.filter { types.contains($0.id) }.map(\.details.title).joined(separator: ", ")) }
        if let reserve = opening.reserve { parts.append(sentence(reserve)) }
        return parts.joined(separator: " · ")
    }

    func sentence(_ closure: Closure, in place: Place) -> String {
        switch closure {
        case .days(let first, let last):
            return words("appointments.closure.days", ["from": first.inWords(words.language), "to": last.inWords(words.language)])
        case .time(let span):
            return words("appointments.closure.time", ["from": words.when(span.start, in: place), "to": words.when(span.end, in: place)])
        case .times(let spans): return words.count(spans.count, "appointments.closure.calendar")
        case .repeated(let times):
            let hours = words("appointments.opening.hours", ["from": words.hour(ofDay: times.hours.start), "to": words.hour(ofDay: times.hours.end)])
            return "\(rhythm(times.days)) · \(hours)"
        }
    }

    private func sentence(_ reserve: Reserve) -> String {
        let (count, isShare) =
            switch reserve.size {
            case .percent(let percent): (percent, true)
            case .number(let number): (number, false)
            }
        let key = isShare ? "appointments.reserve.share" : "appointments.reserve.number"
        let sentence = words(UserMessage(key, ["count": "\(count)", "days": "\(reserve.release.daysBefore)"]))
        guard reserve.release.headStart > 0 else { return sentence }
        return sentence + words("appointments.reserve.waitingFirst", ["count": "\(reserve.release.headStart / 60)"])
    }

    private func rhythm(_ days: Recurrence) -> String {
        switch days.rhythm {
        case .once: return words.day(days.first)
        case .dates(let dates): return dates.sorted().map { $0.inWords(words.language) }.joined(separator: ", ")
        case .weekly(let weekdays, let every):
            let names = (1...7).filter(weekdays.contains).map { words("appointments.weekday.\($0)") }.joined(separator: ", ")
            return every == 1 ? names : words("appointments.opening.everyWeeks", ["days": names, "count": "\(every)"])
        case .monthly(let rank, let weekday, _):
            return words("appointments.opening.monthly", ["rank": "\(rank.rawValue)", "day": words("appointments.weekday.\(weekday)")])
        }
    }
}
