import Core
import Hummingbird
import Web

/// The page that stays open at the counter.
struct ContactPage {
    /// As many subjects in sight as a screen holds; the others are one press further.
    static let mostInSight = 9

    let names: ContactNames
    let recent: [ContactCount]
    let today: [ContactCount]
    let isRefused: Bool
    let visit: AgentVisit

    private var words: Words { visit.words }

    func response() -> Response {
        visit.visit.page(
            title: words("reception.contacts.title"), status: isRefused ? .unprocessableContent : .ok, kind: .wide,
            """
            \(if: isRefused, ErrorSummary([.init(href: "#\(ContactController.subject)", text: words("reception.contacts.pick"))], words: words).html)
            \(counted)
            <h1>\(words("reception.contacts.title"))</h1>
            <p>\(words("reception.contacts.introduction"))</p>
            <form method="post" action="\(ContactController.path)">\(visit.visit.formToken)
            \(unit)
            \(subjects)
            \(CountedContact.Way.allCases.map(ends))
            </form>
            \(totals)
            <p class="actions"><a href="\(ContactController.path)/mois">\(words("reception.contacts.month"))</a></p>
            """)
    }

    /// What was just counted, and the way to take it back.
    private var counted: HTML? {
        if visit.visit.query("retire") != nil { return Notice(.success, words("reception.contacts.takenBack")).html }
        guard !isRefused, let subject = query(ContactController.subject), let end = query(ContactController.end),
            let unit = query(ContactController.unit), let meant = CountedContact.Subject(subject)
        else { return nil }
        let hidden = [(ContactController.subject, subject), (ContactController.end, end), (ContactController.unit, unit)].map {
            "<input type=\"hidden\" name=\"\($0)\" value=\"\($1)\">" as HTML
        }
        return Notice(
            .success, title: words("reception.contacts.counted", ["subject": names.name(meant)]),
            html: """
                <form method="post" action="\(ContactController.path)/annulation">\(visit.visit.formToken)\(hidden)
                \(Button(words("reception.contacts.takeBack"), .quiet))</form>
                """, isNews: true
        ).html
    }

    private func query(_ name: String) -> String? { visit.visit.query(name) }

    private var unit: HTML {
        let chosen = visit.form.first(ContactController.unit) ?? query(ContactController.unit) ?? names.units.first?.id.description ?? ""
        guard names.units.count > 1 else { return "<input type=\"hidden\" name=\"\(ContactController.unit)\" value=\"\(chosen)\">" }
        return SelectInput(
            Question(ContactController.unit, words("reception.contacts.unit"), words),
            options: names.units.map { ChoiceOption($0.id.description, $0.name) }, selected: chosen
        ).html
    }

    /// Those of the last weeks first, the most frequent first.
    private var ordered: [CountedContact.Subject] {
        let totals = recent.reduce(into: [CountedContact.Subject: Int]()) { $0[$1.contact.subject, default: 0] += $1.number }
        let known = names.procedures.map { CountedContact.Subject.procedure($0.id) }
        return known.enumerated().sorted { (totals[$0.element] ?? 0, -$0.offset) > (totals[$1.element] ?? 0, -$1.offset) }.map(\.element)
    }

    private var subjects: HTML {
        let all = ordered
        let first = CountedContact.Subject.general + all.prefix(Self.mostInSight)
        let rest = all.dropFirst(Self.mostInSight).sorted { names.name($0) < names.name($1) }
        return """
            <fieldset class="question"><legend>\(words("reception.contacts.subject"))</legend>
            <div class="tiles">\(first.enumerated().map { tile($0.element, isFirst: $0.offset == 0) })</div>
            \(if: !rest.isEmpty, Details(words("reception.contacts.others"), "<div class=\"tiles\">\(rest.map { tile($0, isFirst: false) })</div>").html)
            </fieldset>
            """
    }

    private func tile(_ subject: CountedContact.Subject, isFirst: Bool) -> HTML {
        let id = isFirst ? ContactController.subject : "sujet-\(subject.description)"
        let isChosen = isRefused && visit.form.first(ContactController.subject) == subject.description
        return """
            <div class="option"><input type="radio" id="\(id)" name="\(ContactController.subject)" value="\(subject.description)"\(if: isChosen, " checked")>\
            <label for="\(id)">\(names.name(subject))</label></div>
            """
    }

    private func ends(_ way: CountedContact.Way) -> HTML {
        let buttons = CountedContact.Outcome.allCases.map { outcome in
            Button(
                words("reception.contacts.outcome.\(outcome.rawValue)"), way == .counter ? .primary : .secondary, name: ContactController.end,
                value: "\(way.rawValue).\(outcome.rawValue)"
            ).html
        }
        return """
            <section aria-labelledby="\(way.rawValue)"><h2 id="\(way.rawValue)">\(words("reception.contacts.way.\(way.rawValue)"))</h2>
            <div class="tiles presses">\(buttons)</div></section>
            """
    }

    private var totals: HTML {
        let counts = CountedContact.Way.allCases.map { way in
            let number = today.filter { $0.contact.way == way }.reduce(0) { $0 + $1.number }
            return SummaryList.Row(words("reception.contacts.way.\(way.rawValue)"), "\(number)")
        }
        return "<h2>\(words("reception.contacts.today"))</h2>\(SummaryList(counts, words: words))"
    }
}
