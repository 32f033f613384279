import Core
import Web

/// What the forms about letters have in common.
struct PostForm {
    let visit: AgentVisit

    static let day = "jour"
    static let letter = "lettre"

    /// The day typed, when it exists, is not to come and is not before `first`.
    func day(since first: LocalDate?) -> LocalDate? {
        let parts = ["year", "month", "day"].map { visit.form.text("\(Self.day).\($0)").flatMap { Int($0) } ?? 0 }
        guard let day = LocalDate(year: parts[0], month: parts[1], day: parts[2]), day <= visit.visit.today else { return nil }
        return first.map { day >= $0 } ?? true ? day : nil
    }

    /// Asks for a day: today, or what was typed.
    func dayInput(_ key: String, error: String?) -> DateInput {
        let question = Question(Self.day, visit.words(key), visit.words, error: error)
        guard visit.form.first("\(Self.day).day") != nil else { return DateInput(question, date: visit.visit.today) }
        let typed = ["day", "month", "year"].map { visit.form.text("\(Self.day).\($0)") ?? "" }
        return DateInput(question, day: typed[0], month: typed[1], year: typed[2])
    }

    var letters: [OutgoingLetterID] { visit.form.all(Self.letter).compactMap(OutgoingLetterID.init) }
}
