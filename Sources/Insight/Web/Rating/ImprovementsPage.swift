import Core
import Hummingbird
import Web

/// What is to be made better, procedure by procedure, and what was.
struct ImprovementsPage {
    let improvements: [Improvement]
    let procedures: [MeasuredProcedure]
    let problem: (id: Int, text: String)?
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("insight.improvements.title")
        let (waiting, done) = (improvements.filter { $0.doneAt == nil }, improvements.filter { $0.doneAt != nil })
        return visit.visit.page(
            title: title, status: problem == nil ? .ok : .unprocessableContent, kind: .wide,
            """
            \(problem.map { ErrorSummary([.init(href: "#resultat-\($0.id)", text: $0.text)], words: words) })
            \(visit.visit.query("fait") == nil ? nil : Notice(.success, words("insight.done")))
            <h1>\(title)</h1>
            \(InsightMenu(visit, here: "/bureau/ameliorations").html)
            \(if: improvements.isEmpty, "<p class=\"empty\">\(words("insight.improvements.empty"))</p>")
            \(waiting.map(card))
            \(if: !done.isEmpty, doneTable(done))
            """)
    }

    private func card(_ improvement: Improvement) -> HTML {
        let (name, isWrong) = ("resultat-\(improvement.id)", problem?.id == improvement.id)
        let question = Question(name, words("insight.improvements.outcome"), words, error: isWrong ? problem?.text : nil)
        return """
            <section class="card" aria-labelledby="a\(improvement.id)"><h2 id="a\(improvement.id)">\(improvement.text)</h2>
            <p>\(title(improvement)) · \(improvement.createdAt.inWords(words.language, in: visit.site.zone))</p>
            <form method="post" action="/bureau/ameliorations/\(improvement.id)">\(visit.visit.formToken)
            \(TextInput(question).html.renamed(name, to: "resultat"))
            \(Button(words("insight.improvements.done"), .secondary))</form></section>
            """
    }

    private func title(_ improvement: Improvement) -> String { procedures.first { $0.id == improvement.procedure }?.title ?? "" }

    private func doneTable(_ done: [Improvement]) -> HTML {
        DataTable(
            words("insight.improvements.past"), columns: ["text", "outcome", "procedure", "day"].map { .init(words("insight.improvements.\($0)")) },
            rows: done.map { line in
                [
                    "\(line.text)", "\(line.outcome ?? "")", "\(title(line))",
                    "\(line.doneAt.map { LocalDate($0, in: visit.site.zone).inWords(words.language) } ?? "")",
                ]
            }
        ).html
    }
}

extension HTML {
    /// The id of an input stays its own on a page that has several of the same name.
    fileprivate func renamed(_ name: String, to common: String) -> HTML {
        HTML(trusted: Array(text.replacing("name=\"\(name)\"", with: "name=\"\(common)\"").utf8))
    }
}
