import Core
import Hummingbird
import Web

/// Choose, read, keep.
struct StatisticsPage {
    let view: StatisticsView
    let saved: [SavedStatistic]
    let problem: InsightProblem?
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var question: StatisticsQuestion { view.question }

    func response() -> Response {
        let title = words("insight.statistics.title")
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(problem.map { ErrorSummary([.init(href: "#\(field(of: $0))", text: words($0.message))], words: words) })
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("insight.done")))
            <h1>\(title)</h1>
            \(InsightMenu(visit, here: StatisticsController.path).html)
            \(Filters(StatisticsController.path, choices, words: words))
            \(view.html)
            \(exports)
            \(keep)
            \(if: !saved.isEmpty, kept)
            """)
    }

    private var choices: HTML {
        """
        \(select("mesure", StatisticsQuestion.Measure.allCases.map { ChoiceOption($0.rawValue, words("insight.measure.\($0.rawValue)")) }, question.measure.rawValue))\
        \(select("par", groups.map { ChoiceOption($0.rawValue, words("insight.group.\($0.rawValue)")) }, question.group.rawValue))\
        \(if: question.measure == .delay, select("trajet", paths, question.path.description))\
        \(select("demarche", all + view.labels.procedures.map { ChoiceOption($0.id.description, $0.title) }, question.procedure?.description ?? ""))\
        \(select("service", all + view.labels.units.filter { visit.viewer.units.contains($0.id) }.map { ChoiceOption($0.id.description, $0.name) }, question.unit?.description ?? ""))\
        \(select("canal", all + Channel.allCases.map { ChoiceOption($0.rawValue, words("insight.channel.\($0.rawValue)")) }, question.channel?.rawValue ?? ""))\
        \(if: question.measure.groups.contains(.district) && !districts.isEmpty, select("quartier", all + districts, question.district ?? ""))\
        \(if: question.measure.groups.contains(.answer), answers)\
        \(month("du", question.from))\(month("au", question.to))
        """
    }

    /// By district once there are some.
    private var groups: [StatisticsQuestion.Group] {
        question.groups.filter { $0 != .district || question.group == .district || !districts.isEmpty }
    }

    /// The question whose answers are counted: of the procedure that is chosen, or of several. Its answers come once it is there.
    private var answers: HTML {
        let known = view.labels.questions(of: question.procedure)
        var options = known.map { ChoiceOption($0.question.description, $0.label) }
        if let asked = question.question, !known.contains(where: { $0.question == asked }) {
            options.append(ChoiceOption(asked.description, view.labels.question(asked, of: question.procedure)))
        }
        let none =
            !options.isEmpty
            ? "insight.answer.noneOf" : question.procedure == nil ? "insight.answer.chooseProcedure" : "insight.answer.noQuestion"
        let questions = select("question", [ChoiceOption("", words(none))] + options, question.question?.description ?? "")
        guard let asked = question.question else { return questions }
        var keys = view.labels.answers(to: asked, of: question.procedure)
        let others = (question.group == .answer ? view.table.lines.map(\.key) : []) + [question.answer, CountedAnswers.nothing].compactMap(\.self)
        for key in others where !keys.contains(key) { keys.append(key) }
        let choices = all + keys.map { ChoiceOption($0, view.labels.answer($0, to: asked)) }
        return "\(questions)\(select("reponse", choices, question.answer ?? ""))"
    }

    private var districts: [ChoiceOption] {
        let current = view.labels.districts.current
        if current.isEmpty, question.district == nil { return [] }
        var codes = current.map(\.code) + [DistrictPlace.nowhere]
        if let code = question.district, !codes.contains(code) { codes.append(code) }
        return codes.map { ChoiceOption($0, view.labels.district($0)) }
    }

    private var all: [ChoiceOption] { [ChoiceOption("", words("insight.filter.all"))] }

    private func select(_ name: String, _ options: [ChoiceOption], _ selected: String) -> HTML {
        SelectInput(Question(name, words("insight.filter.\(name)"), words), options: options, selected: selected).html
    }

    /// The months of the last five years.
    private func month(_ name: String, _ selected: String) -> HTML {
        var months = (0..<60).map { String(visit.visit.today.adding(months: -$0).description.prefix(7)) }
        if !months.contains(selected) { months.append(selected) }
        return select(name, months.map { ChoiceOption($0, view.labels.month($0)) }, selected)
    }

    /// Between two statuses of the procedure, once one is chosen; else between those that all procedures have.
    private var paths: [ChoiceOption] {
        let procedure = view.labels.procedures.first { $0.id == question.procedure }
        var paths: [DurationPath] = [.whole]
        let statuses = procedure?.statuses ?? []
        for (index, status) in statuses.enumerated() {
            paths.append(.stay(status.key))
            if index > 0 { paths.append(DurationPath(from: DurationPath.reception, to: status.key)) }
            paths += statuses.filter { $0.key != status.key }.map { DurationPath(from: status.key, to: $0.key) }
        }
        if !paths.contains(question.path) { paths.append(question.path) }
        return paths.filter { path in path.to != "@" || statuses.first { $0.key == path.from }?.isFinal != true }
            .map { ChoiceOption($0.description, view.labels.path($0, of: question.procedure)) }
    }

    private var exports: HTML {
        let links = ["csv", "ods", "json"].map { ending -> HTML in
            "<li><a href=\"\(StatisticsController.path)/export.\(ending)?\(question.query)\">\(words("insight.export.\(ending)"))</a></li>"
        }
        return "<ul class=\"exports\">\(links)</ul>"
    }

    private func field(of problem: InsightProblem) -> String { problem == .tellsOfOne ? "pour" : "nom" }

    private func error(in field: String) -> String? {
        problem.flatMap { self.field(of: $0) == field ? words($0.message) : nil }
    }

    private var keep: HTML {
        let audiences = SavedStatistic.Audience.allCases.filter { $0 != .everyone || visit.viewer.has(.manager) || visit.viewer.has(.administrator) }
        let fields = SavedStatistic.values(of: question.query).sorted { $0.key < $1.key }.map { name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        return Details(
            words("insight.saved.keep"),
            """
            <form method="post" action="\(StatisticsController.path)/gardees">\(visit.visit.formToken)\(fields)
            \(TextInput(Question("nom", words("insight.saved.name"), words, error: error(in: "nom")), value: visit.form.first("nom") ?? ""))
            \(Radios(Question("pour", words("insight.saved.audience"), words, error: error(in: "pour")), options: audiences.map { ChoiceOption($0.rawValue, words("insight.audienceOf.\($0.rawValue)")) }, selected: visit.form.first("pour") ?? "author"))
            \(Button(words("insight.saved.button"), .secondary))</form>
            """, isOpen: problem != nil
        ).html
    }

    private var kept: HTML {
        let lines = saved.map { statistic -> HTML in
            let remove: HTML = """
                <form method="post" action="\(StatisticsController.path)/gardees/\(statistic.id)/suppression">\(visit.visit.formToken)\
                <button class="quiet">\(words("insight.saved.remove"))<span class="aside"> \(statistic.name)</span></button></form>
                """
            return """
                <li><a href="\(StatisticsController.path)?\(statistic.query)">\(statistic.name)</a> · \(words("insight.audienceOf.\(statistic.audience.rawValue)"))
                \(if: statistic.author == visit.viewer.agent, remove)</li>
                """
        }
        return "<section aria-labelledby=\"gardees\"><h2 id=\"gardees\">\(words("insight.saved.title"))</h2><ul>\(lines)</ul></section>"
    }
}
