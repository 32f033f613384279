import Core
import Hummingbird
import Web

/// A month of contacts: by service and subject, how many came and called, and what came of it. On the screen and for spreadsheets.
struct ContactMonthPage {
    let month: Month
    let counts: [ContactCount]
    let names: ContactNames
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { ContactController.path + "/mois" }

    func response() -> Response {
        let title = words("reception.contacts.of", ["month": month.name(words.language)])
        return visit.visit.page(
            title: title, kind: .wide,
            """
            \(Breadcrumb([(words("reception.contacts.title"), ContactController.path)], words: words))
            <h1>\(title)</h1>
            <nav aria-label="\(words("reception.contacts.months"))"><p class="actions">
            <a href="\(path)?mois=\(month.previous.text)">\(month.previous.name(words.language))</a>
            \(if: month.next.first <= visit.visit.today, "<a href=\"\(path)?mois=\(month.next.text)\">\(month.next.name(words.language))</a>")</p></nav>
            \(counts.isEmpty ? "<p class=\"empty\">\(words("reception.contacts.none"))</p>" : table)
            """)
    }

    private var table: HTML {
        let columns = header.enumerated().map { DataTable.Column($0.element, isNumber: $0.offset > 1) }
        let rows = lines.map { $0.map { "\($0)" as HTML } }
        return """
            \(DataTable(words("reception.contacts.title"), columns: columns, rows: rows, showsCaption: false))
            <p><a href="\(path).csv?mois=\(month.text)">\(words("reception.contacts.spreadsheet"))</a></p>
            """
    }

    private var header: [String] {
        [words("reception.contacts.unit"), words("reception.contacts.subject")]
            + CountedContact.Way.allCases.map { words("reception.contacts.way.\($0.rawValue)") }
            + CountedContact.Outcome.allCases.map { words("reception.contacts.outcome.\($0.rawValue)") } + [words("reception.contacts.total")]
    }

    /// One for each service and subject, the most frequent first, then the sum.
    private var lines: [[String]] {
        struct Place: Hashable {
            let unit: UnitID
            let subject: CountedContact.Subject
        }
        let groups = Dictionary(grouping: counts) { Place(unit: $0.contact.unit, subject: $0.contact.subject) }
        let ordered = groups.sorted { left, right in
            let (one, other) = (Self.sum(left.value), Self.sum(right.value))
            return one == other ? names.name(left.key.subject) < names.name(right.key.subject) : one > other
        }
        return ordered.map { [names.name($0.key.unit), names.name($0.key.subject)] + Self.numbers($0.value) }
            + [[words("reception.contacts.total"), ""] + Self.numbers(counts)]
    }

    private static func numbers(_ counts: [ContactCount]) -> [String] {
        let ways = CountedContact.Way.allCases.map { way in sum(counts.filter { $0.contact.way == way }) }
        let outcomes = CountedContact.Outcome.allCases.map { outcome in sum(counts.filter { $0.contact.outcome == outcome }) }
        return (ways + outcomes + [sum(counts)]).map(String.init)
    }

    private static func sum(_ counts: [ContactCount]) -> Int { counts.reduce(0) { $0 + $1.number } }

    var cells: [[String]] { [header] + lines }
}
