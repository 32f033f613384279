import Core
import Foundation
import Web

/// Announces a planned stop: from when, until when, and what to say of it.
struct MaintenanceForm {
    static let (start, end, reason) = ("debut", "fin", "motif")

    let visit: AgentVisit
    var problem: IncidentProblem?

    private var words: Words { visit.words }

    /// - Throws: ``IncidentProblem``.
    func maintenance() throws(IncidentProblem) -> Maintenance {
        let (start, end) = (try moment(Self.start), try moment(Self.end))
        guard start < end, end.timeIntervalSince(start) <= Maintenance.longest, end > visit.now else { throw .badPeriod }
        return Maintenance(start: start, end: end, reason: String((visit.form.text(Self.reason) ?? "").prefix(300)))
    }

    private func moment(_ name: String) throws(IncidentProblem) -> Date {
        let parts = ["year", "month", "day"].map { visit.form.text("\(name).\($0)").flatMap { Int($0) } ?? 0 }
        let time = visit.form.text("\(name)_heure")?.firstMatch(of: /^(\d{1,2}) *[:hH] *(\d{2})?$/)
        guard let day = LocalDate(year: parts[0], month: parts[1], day: parts[2]), let time, let hour = Int(time.output.1), hour < 24,
            let minute = Int(time.output.2 ?? "0"), minute < 60
        else { throw .badMoment(field: name) }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = visit.site.zone
        let wall = DateComponents(year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
        guard let moment = calendar.date(from: wall) else { throw .badMoment(field: name) }
        return moment
    }

    var summary: ErrorSummary? {
        problem.map { ErrorSummary([.init(href: "#\(field ?? Self.end)", text: words($0.message))], words: words) }
    }

    private var field: String? { if case .badMoment(let field) = problem { field } else { nil } }

    var html: HTML {
        """
        <form method="post" action="\(IncidentSettings.path)/maintenances">\(visit.visit.formToken)
        \(moment(Self.start, "incidents.maintenance.start"))
        \(moment(Self.end, "incidents.maintenance.end"))
        \(TextInput(Question(Self.reason, words("incidents.maintenance.reason"), words, hint: words("incidents.maintenance.reasonHint"), isOptional: true), value: visit.form.first(Self.reason) ?? ""))
        \(Button(words("incidents.maintenance.declare")))
        </form>
        """
    }

    private func moment(_ name: String, _ key: String) -> HTML {
        let isWrong = field == name || problem == .badPeriod && name == Self.end
        let question = Question(name, words(key), words, error: isWrong ? problem.map { words($0.message) } : nil)
        let typed = ["day", "month", "year"].map { visit.form.text("\(name).\($0)") ?? "" }
        let isTyped = visit.form.first("\(name).day") != nil
        let day = isTyped ? DateInput(question, day: typed[0], month: typed[1], year: typed[2]) : DateInput(question, date: visit.visit.today)
        let time = TextInput(
            Question("\(name)_heure", words("incidents.maintenance.time.\(name)"), words), .time, value: visit.form.first("\(name)_heure") ?? "")
        return "\(day)\(time)"
    }
}
