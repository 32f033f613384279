import Core
import Foundation
import Law
import Web

/// Incidents in plain words, on pages and on paper.
struct IncidentWords {
    let words: Words
    let site: Site
    private var zone: TimeZone { site.zone }

    func moment(_ date: Date) -> String { date.inWords(words.language, in: zone) }

    func kind(_ incident: Incident) -> String { words("incidents.kind.\(incident.kind.rawValue)") }

    /// "le 3 mars 2026, de 9 h 05 à 11 h 30", "du … au …".
    func period(_ incident: Incident) -> String {
        let days = [incident.start, incident.end].map { LocalDate($0, in: zone) }
        guard days[0] == days[1] else { return words("incidents.period", ["start": moment(incident.start), "end": moment(incident.end)]) }
        let day = days[0].inWords(words.language)
        if incident.start == incident.end { return words("incidents.period.moment", ["date": moment(incident.start)]) }
        return words("incidents.period.day", ["date": day, "from": time(incident.start), "to": time(incident.end)])
    }

    private func time(_ date: Date) -> String {
        let (hour, minute) = date.clock(in: zone)
        return words("incidents.time", ["hour": "\(hour)", "minute": minute < 10 ? "0\(minute)" : "\(minute)"])
    }

    /// "Notre service en ligne ne répondait pas le 3 mars 2026, de 9 h 05 à 11 h 30."
    func sentence(_ incident: Incident) -> String {
        words("incidents.happened.\(incident.kind.rawValue)", ["period": period(incident)])
    }

    func sentence(_ fact: Certificate.Fact, _ incident: Incident?) -> String? {
        switch fact {
        case .failed(let at): words("incidents.certificate.failed", ["date": moment(at)])
        case .notTaken(let at): words("incidents.certificate.notTaken", ["date": moment(at)])
        case .incident: incident.map(sentence)
        }
    }

    /// The first day on which a limit that fell in it ends now.
    func limit(after incident: Incident) -> String? {
        let last = LocalDate(incident.end, in: zone)
        let days = WorkingDays(in: Region(named: site.place))
        return DeadlineRule(start: incident.start, end: incident.end, zone: zone, workingDays: days).limit(insteadOf: last)?.inWords(words.language)
    }
}
