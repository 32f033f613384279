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

    /// - Returns: `nil` when fewer than ``crowd`` people answered the question, or when nothing can be told that does not tell of a few.
    ///
    /// A small number hidden alone would be found by a subtraction: the smallest others are hidden with it, until each of them may be a crowd for who knows what
    /// they make together. A hidden line has one person at least – nobody is told as nobody – so of `n` lines one has `sum - (n - 1)` at most.
    init?(of question: PanelQuestion, counts: [String: Int]) {
        let people = question.values.map { ($0, counts[$0] ?? 0) }
        answered = people.reduce(0) { $0 + $1.1 }
        guard answered >= Self.crowd else { return nil }
        var hidden = people.filter { (1..<Self.crowd).contains($0.1) }
        let others = people.filter { $0.1 >= Self.crowd }.sorted { $0.1 < $1.1 }
        for other in others where !Self.isSafe(hidden.map(\.1)) || other.1 == hidden.last?.1 { hidden.append(other) }
        guard Self.isSafe(hidden.map(\.1)) else { return nil }
        lines = people.map { line in Line(value: line.0, people: hidden.contains { $0.0 == line.0 } ? nil : line.1) }
    }

    private static func isSafe(_ hidden: [Int]) -> Bool {
        hidden.isEmpty || hidden.count >= 2 && hidden.reduce(0, +) - (hidden.count - 1) >= crowd
    }

    /// In hundredths, rounded.
    func share(_ people: Int) -> Int { (people * 200 + answered) / (answered * 2) }
}
