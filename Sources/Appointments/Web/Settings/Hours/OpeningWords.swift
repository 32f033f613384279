import Core
import Scheduling

/// Hours and closures in a sentence: « Le 1er samedi de chaque mois, de 9 h 00 à 12 h 00, 2 personnes à la fois ».
struct OpeningWords {
    let words: Words
    let offers: [Offer]
    var desk: Desk?
    /// What begins later is said to.
    var today: LocalDate?

    func sentence(_ opening: Opening) -> String {
        let times = opening.times
        var parts = ["\(rhythm(times.days)), \(hours(times.hours))"]
        if let desk, desk.capacity > 1 { parts[0] += ", " + words("appointments.settings.capacity", ["count": "\(desk.capacity)"]) }
        if comesBack(times.days), let today, times.days.first > today { parts.append(since(times.days)) }
        if let until = times.days.until { parts.append(words("appointments.opening.until", ["day": until.inWords(words.language)])) }
        if opening.holdsOnHolidays { parts.append(words("appointments.opening.holidays.too")) }
        if let types = opening.types { parts.append(offers.filter { types.contains($0.id) }.map(\.details.title).joined(separator: ", ")) }
        if let reserve = opening.reserve { parts.append(sentence(reserve)) }
        return parts.joined(separator: " · ")
    }

    func sentence(_ closure: Closure, in place: Place) -> String {
        switch closure {
        case .days(let first, let last):
            return words("appointments.closure.days", ["from": first.inWords(words.language), "to": last.inWords(words.language)])
        case .yearly(let first, let last):
            let (from, to) = (first.inWordsWithoutYear(words.language), last.inWordsWithoutYear(words.language))
            return words("appointments.closure.everyYear", ["from": from, "to": to])
        case .time(let span):
            return words("appointments.closure.time", ["from": words.when(span.start, in: place), "to": words.when(span.end, in: place)])
        case .times(let spans): return words.count(spans.count, "appointments.closure.calendar")
        case .repeated(let times):
            let during = times.hours == .wholeDay ? words("appointments.closure.wholeDay") : hours(times.hours)
            var parts = ["\(rhythm(times.days)), \(during)", since(times.days)]
            if let until = times.days.until { parts.append(words("appointments.opening.until", ["day": until.inWords(words.language)])) }
            return parts.joined(separator: " · ")
        }
    }

    private func comesBack(_ days: Recurrence) -> Bool {
        switch days.rhythm {
        case .once, .dates: false
        case .weekly, .monthly: true
        }
    }

    private func since(_ days: Recurrence) -> String { words("appointments.closure.since", ["day": days.first.inWords(words.language)]) }

    private func hours(_ hours: Hours) -> String {
        words("appointments.opening.hours", ["from": words.hour(ofDay: hours.start), "to": words.hour(ofDay: hours.end)])
    }

    private func sentence(_ reserve: Reserve) -> String {
        let release = reserve.release
        var sentence =
            switch reserve.size {
            case .percent(let share): words("appointments.reserve.share", ["count": "\(share)"])
            case .number(let number): words.count(number, "appointments.reserve.number")
            }
        sentence += release.daysBefore == 0 ? words("appointments.reserve.sameDay") : words.count(release.daysBefore, "appointments.reserve.before")
        if case .at(let minute) = release.hour { sentence += words("appointments.reserve.at", ["hour": words.hour(ofDay: minute)]) }
        if release.delay > 0 { sentence += words("appointments.reserve.delay", ["count": "\(release.delay)"]) }
        if release.headStart > 0 { sentence += words("appointments.reserve.waitingFirst", ["count": "\(release.headStart / 60)"]) }
        return sentence
    }

    private func rhythm(_ days: Recurrence) -> String {
        switch days.rhythm {
        case .once: return words("appointments.opening.once", ["day": words.day(days.first)])
        case .dates(let dates) where dates.count == 1: return words("appointments.opening.once", ["day": words.day(days.first)])
        case .dates(let dates):
            return words("appointments.opening.onDates", ["days": dates.sorted().map { $0.inWords(words.language) }.joined(separator: ", ")])
        case .weekly(let weekdays, let every):
            let names = (1...7).filter(weekdays.contains).map { words("appointments.weekdays.\($0)") }.joined(separator: ", ")
            if every == 1 { return words("appointments.opening.weekly", ["days": names]) }
            return words("appointments.opening.everyWeeks", ["days": names, "count": "\(every)"])
        case .monthly(let rank, let weekday, let every):
            let said = words("appointments.opening.rank.\(rank)")
            let key = every == 1 ? "appointments.opening.monthly" : "appointments.opening.everyMonths"
            return words(UserMessage(key, ["rank": said, "day": words("appointments.weekday.\(weekday)"), "count": "\(every)"]))
        }
    }
}
