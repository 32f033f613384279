import Core
import Foundation
import Law
import Web

/// What stands in the boxes of the form, as it is stored or as it was typed.
struct CommitmentForm {
    /// By the box's name.
    let values: [String: String]
    /// The boxes that cannot be read.
    private(set) var faults: Set<String> = []

    static let look = "regard"
    static let answer = "reponse"
    static func unit(_ name: String) -> String { name + "-unite" }
    static func own(_ name: String, _ procedure: ProcedureID) -> String { "\(name)-\(procedure)" }
    static func day(_ index: Int) -> String { "jour-\(index + 1)" }

    init(_ terms: CommitmentTerms) {
        var values: [String: String] = [:]
        func put(_ span: WorkSpan?, _ name: String) {
            values[name] = span.map { String($0.count) }
            values[Self.unit(name)] = span?.unit.rawValue
        }
        put(terms.usual.look, Self.look)
        put(terms.usual.answer, Self.answer)
        for (procedure, spans) in terms.byProcedure {
            put(spans.look, Self.own(Self.look, procedure))
            put(spans.answer, Self.own(Self.answer, procedure))
        }
        for (index, day) in terms.week.days.enumerated() { values[Self.day(index)] = WorkWeek.text(day) }
        self.values = values
    }

    init(_ sent: SentForm) { values = sent.values.compactMapValues(\.first) }

    /// `nil` when a box cannot be read; ``faults`` says which.
    mutating func read(for procedures: [ProcedureID]) -> CommitmentTerms? {
        var terms = CommitmentTerms(usual: spans(Self.look, Self.answer))
        for procedure in procedures {
            let own = spans(Self.own(Self.look, procedure), Self.own(Self.answer, procedure))
            if !own.isEmpty { terms.byProcedure[procedure] = own }
        }
        let days = (0..<7).map { index -> [WorkWeek.Stretch] in
            if let day = WorkWeek.day(values[Self.day(index)] ?? "") { return day }
            faults.insert(Self.day(index))
            return []
        }
        if let week = WorkWeek(days) { terms.week = week } else if faults.isEmpty { faults.insert(Self.day(0)) }
        return faults.isEmpty ? terms : nil
    }

    private mutating func spans(_ look: String, _ answer: String) -> CommitmentTerms.Spans {
        CommitmentTerms.Spans(look: span(look), answer: span(answer))
    }

    private mutating func span(_ name: String) -> WorkSpan? {
        let text = Text.trimmed(values[name] ?? "")
        if text.isEmpty { return nil }
        let unit = values[Self.unit(name)].flatMap(WorkSpan.Unit.init) ?? .days
        if let span = Int(text).flatMap({ WorkSpan($0, unit) }) { return span }
        faults.insert(name)
        return nil
    }
}
