import Core

/// A day, in three boxes. Sent as `name.day`, `name.month`, `name.year`.
///
/// Not `type="date"`: on most phones one goes back through forty years of months to say when one was born.
public struct DateInput: Component {
    private let question: Question
    private let day: String
    private let month: String
    private let year: String
    private let isBirthDate: Bool

    public init(_ question: Question, day: String = "", month: String = "", year: String = "", isBirthDate: Bool = false) {
        (self.question, self.day, self.month, self.year, self.isBirthDate) = (question, day, month, year, isBirthDate)
    }

    public init(_ question: Question, date: LocalDate?, isBirthDate: Bool = false) {
        self.init(
            question, day: date.map { String($0.day) } ?? "", month: date.map { String($0.month) } ?? "", year: date.map { String($0.year) } ?? "",
            isBirthDate: isBirthDate)
    }

    /// The first box has the question's own id, for the error summary to lead to.
    public var html: HTML {
        question.group(
            """
            <div class="date">\(box("day", id: question.name, day))\(box("month", id: question.name + ".month", month))\
            \(box("year", id: question.name + ".year", year))</div>
            """)
    }

    private func box(_ part: String, id: String, _ value: String) -> HTML {
        """
        <div><label for="\(id)">\(question.words("web.date." + part))</label><input id="\(id)" name="\(question.name).\(part)" type="text" \
        inputmode="numeric" class="\(part)"\(invalidityOf: question)\(attribute: "autocomplete", isBirthDate ? "bday-" + part : nil)\
        \(attribute: "value", value.isEmpty ? nil : value)></div>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "A birth date", DateInput(Question("exemple_date", "Date de naissance", words, hint: "Par exemple 3 3 1985"), isBirthDate: true)),
            ComponentExample(
                "A day that does not exist",
                DateInput(
                    Question("exemple_jour", "Date du mariage", words, error: "Le 31 février n'existe pas"), day: "31", month: "2", year: "2026")),
        ]
    }
}
