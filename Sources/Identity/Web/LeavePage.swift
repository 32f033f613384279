import Core
import Forms
import Web

/// The absences to come, one more, and for whom one stands in today.
struct LeavePage {
    let visit: AgentVisit
    let form: LeaveForm
    let colleagues: [AgentCard]
    let leaves: [Leave]
    let standIns: [Leave]
    let names: [AgentID: String]

    private var words: Words { visit.words }

    var html: HTML {
        """
        \(Breadcrumb([(words("identity.account.title"), AccountPages.path)], words: words))
        \(form.faults.summary(words))
        \(visit.visit.query("fait").map { Notice(.success, words($0 == "annulee" ? "identity.leave.removed" : "identity.leave.added")) })
        <h1>\(words("identity.leave.title"))</h1>
        \(standIns.map { Notice(.info, words("identity.leave.standIn", ["name": names[$0.agent] ?? "?", "date": $0.to.inWords(words.language)])) })
        \(leaves.isEmpty ? nil : table)
        <h2>\(words("identity.leave.new"))</h2>
        <p>\(words("identity.leave.intro"))</p>
        \(colleagues.isEmpty ? "<p>\(words("identity.leave.alone"))</p>" : entry)
        """
    }

    private var table: DataTable {
        DataTable(
            words("identity.leave.mine"), columns: ["dates", "delegate", "cancel"].map { .init(words("identity.leave.column.\($0)")) },
            rows: leaves.map(row))
    }

    private func row(_ leave: Leave) -> [HTML] {
        let dates = words("identity.leave.dates", ["from": leave.from.inWords(words.language), "to": leave.to.inWords(words.language)])
        return [
            "\(dates)", "\(names[leave.delegate] ?? "?")",
            """
            <form method="post" action="\(LeavePages.path)/\(leave.id.description)/annulation">\(visit.visit.formToken)\
            \(Button(words("identity.leave.cancel"), .quiet))</form>
            """,
        ]
    }

    private var entry: HTML {
        """
        <form method="post" action="\(LeavePages.path)" novalidate>\(visit.visit.formToken)
        \(SelectInput(
            question("remplacant"), options: [ChoiceOption("", words("identity.leave.choose"))] + colleagues.map { ChoiceOption($0.id.description, $0.name) },
            selected: form.delegate?.id.description))
        \(DateInput(question("du"), date: form.from))
        \(DateInput(question("au"), date: form.to))
        \(Button(words("identity.leave.save")))
        </form>
        """
    }

    private func question(_ field: String) -> Question {
        Question(field, words("identity.leave.field.\(field)"), words, error: form.faults.first { $0.field == field }.map { words($0.message) })
    }
}
