/// How a question was answered, by a crowd large enough to hide each of them.
struct Synthesis: Sendable, Equatable {
    /// Below it, nothing is told.
    static let crowd = 5

    struct Line: Sendable, Equatable {
        let value: String
        /// `nil`: too few to be told.
        let people: Int?
    }

    let lines: [Line]
    let answered: Int

    /// - Returns: `nil` when fewer than ``crowd`` people answered the question.
    ///
    /// A small number hidden alone would be found by a subtraction: the smallest others are hidden with it, until together they are a crowd.
    init?(of question: PanelQuestion, counts: [String: Int]) {
        answered = question.values.reduce(0) { $0 + (counts[$1] ?? 0) }
        guard answered >= Self.crowd else { return nil }
        let people = question.values.map { ($0, counts[$0] ?? 0) }
        var hidden = Set(people.filter { (1..<Self.crowd).contains($0.1) }.map(\.0))
        let others = people.filter { $0.1 >= Self.crowd }.sorted { $0.1 < $1.1 }
        for (value, _) in others where (1..<Self.crowd).contains(hidden.reduce(0) { $0 + (counts[$1] ?? 0) }) { hidden.insert(value) }
        lines = people.map { Line(value: $0.0, people: hidden.contains($0.0) ? nil : $0.1) }
    }

    /// In hundredths, rounded.
    func share(_ people: Int) -> Int { (people * 200 + answered) / (answered * 2) }
}
