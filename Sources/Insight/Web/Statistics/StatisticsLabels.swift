import Core
import Web

/// The lines of a table in words, and its figures as people read them.
struct StatisticsLabels: Sendable {
    let procedures: [MeasuredProcedure]
    let units: [(id: UnitID, name: String)]
    let words: Words
    var districts = DistrictNamesByCode()

    func label(_ key: String, of question: StatisticsQuestion) -> String {
        switch question.group {
        // Where fewer than five erased requests shared it.
        case .procedure where key == "0", .channel where key.isEmpty: words("insight.district.merged")
        case .district: district(key)
        case .answer: answer(key, to: question.question)
        case .procedure: procedures.first { $0.id.description == key }?.title ?? words("insight.formerProcedure")
        case .unit: units.first { $0.id.description == key }?.name ?? key
        case .channel: words("insight.channel.\(key)")
        case .status: status(key, of: question.procedure)
        case .effect: words("insight.effect.\(key)")
        case .month: month(key)
        case .weekday: words("insight.weekday.\(key)")
        case .hour: words("insight.hour", ["hour": key])
        }
    }

    func district(_ code: String) -> String {
        switch code {
        case DistrictPlace.nowhere: return words("insight.district.nowhere")
        case DistrictPlace.forgotten: return words("insight.district.forgotten")
        default:
            guard let district = districts.name(code) else { return code }
            return district.isCurrent ? district.name : words("insight.district.former", ["name": district.name])
        }
    }

    /// The questions whose answers a procedure counts; without a procedure, those that several ask.
    func questions(of procedure: ProcedureID?) -> [(question: CountedQuestion, label: String)] {
        let asked = procedures.filter { procedure == nil || $0.id == procedure }.flatMap(\.questions)
        let most = Dictionary(asked.compactMap { $0.counted.map { ($0, 1) } }, uniquingKeysWith: +)
        var known: Set<CountedQuestion> = []
        return asked.compactMap { asked in
            guard let question = asked.counted, procedure != nil || most[question, default: 0] > 1 else { return nil }
            guard known.insert(question).inserted else { return nil }
            return (question, asked.label)
        }
    }

    /// What people read above it.
    func question(_ question: CountedQuestion, of procedure: ProcedureID?) -> String {
        let asked = procedures.filter { procedure == nil || $0.id == procedure }.flatMap(\.questions)
        return asked.first { $0.counted == question }?.label ?? words("insight.answer.formerQuestion", ["name": question.description])
    }

    /// The answers to a question, in the order of the form; numbers have none.
    func answers(to question: CountedQuestion, of procedure: ProcedureID?) -> [String] {
        let asked = procedures.filter { procedure == nil || $0.id == procedure }.flatMap(\.questions).filter { $0.counted == question }
        var known: Set<String> = []
        return asked.flatMap { asked -> [String] in if case .list(let options) = asked.cut { options.map(\.key) } else { [] } }
            .filter { known.insert($0).inserted }
    }

    /// Procedures may name an answer each in its way: the first name is shown. One that no form has any more keeps its key.
    func answer(_ key: String, to question: CountedQuestion?) -> String {
        if key == CountedAnswers.nothing { return words("insight.answer.nothing") }
        if key == CountedAnswers.forgotten { return words("insight.answer.forgotten") }
        let asked = procedures.flatMap(\.questions).filter { $0.counted == question }
        for case .list(let options) in asked.map(\.cut) {
            if let option = options.first(where: { $0.key == key }) { return option.label }
        }
        if let band = band(key, isWhole: !asked.isEmpty && asked.allSatisfy { $0.cut == .whole }) { return band }
        return words.has("insight.answer.word.\(key)") ? words("insight.answer.word.\(key)") : words("insight.answer.former", ["name": key])
    }

    /// Bands of numbers are written by where they begin: `n.5`. They end where the next one begins.
    private func band(_ key: String, isWhole: Bool) -> String? {
        guard key.hasPrefix("n.") else { return nil }
        guard let least = Int(key.dropFirst(2)) else { return words("insight.answer.below") }
        let end = NumberBands.end(from: least)
        if isWhole, end == least + 1 { return number(least) }
        return words(isWhole ? "insight.answer.band" : "insight.answer.upTo", ["least": number(least), "end": number(isWhole ? end - 1 : end)])
    }

    /// Procedures name their statuses each in its way: without a procedure, the commonest name is shown.
    func status(_ key: String, of procedure: ProcedureID? = nil) -> String {
        let statuses = procedures.filter { procedure == nil || $0.id == procedure }.flatMap(\.statuses).filter { $0.key == key }
        let counts = Dictionary(statuses.map { ($0.label, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key
    }

    func month(_ key: String) -> String {
        let parts = key.split(separator: "-").map(String.init)
        guard parts.count == 2, let month = Int(parts[1]) else { return key }
        return "\(words("insight.month.\(month)")) \(parts[0])"
    }

    /// What a path goes from and to.
    func path(_ path: DurationPath, of procedure: ProcedureID?) -> String {
        if path.to == "@" { return words("insight.path.stay", ["status": status(path.from, of: procedure)]) }
        let from = path.from == DurationPath.reception ? words("insight.path.reception") : quoted(path.from, procedure)
        let to = path.to == DurationPath.end ? words("insight.path.end") : quoted(path.to, procedure)
        return words("insight.path.between", ["from": from, "to": to])
    }

    private func quoted(_ key: String, _ procedure: ProcedureID?) -> String {
        words("insight.path.status", ["status": status(key, of: procedure)])
    }

    /// "3 h", "2,5 jours": one figure after the comma below ten.
    func duration(_ seconds: Double?) -> String {
        guard let seconds else { return words("insight.none") }
        if seconds < 3600 { return words("insight.duration.minutes", ["number": String(Int((seconds / 60).rounded()))]) }
        if seconds < 2 * 86_400 { return words("insight.duration.hours", ["number": number(seconds / 3600)]) }
        return words("insight.duration.days", ["number": number(seconds / 86_400)])
    }

    /// One figure after the comma below ten, none above.
    func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        if value >= 10 || tenths % 10 == 0 { return number(Int(value.rounded())) }
        return "\(tenths / 10)\(words.language == .french ? "," : ".")\(tenths % 10)"
    }

    /// Thousands apart.
    func number(_ value: Int) -> String {
        var text = "", rest = String(value.magnitude)[...]
        while rest.count > 3 {
            text = (words.language == .french ? "\u{202F}" : ",") + rest.suffix(3) + text
            rest = rest.dropLast(3)
        }
        return (value < 0 ? "-" : "") + rest + text
    }

    func percent(_ share: Double) -> String { words("insight.percent", ["number": number(share * 100)]) }
}
