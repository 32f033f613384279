import Core

extension FieldReader {
    /// Reads the rows of a block, without the blank ones at its end. What is asked in a row may depend on the row, and on what comes before the block.
    func rows(of rule: BlockRule, _ source: Source) -> Reading {
        var rows: [PageReading] = []
        var filled = 0
        for index in 0..<min(rowCount(rule, source), rule.most + 1) {
            rows.append(row(index, of: rule, source))
            if rows.last?.isBlank == false { filled = rows.count }
        }
        // The rows that are needed and left blank on the page are where to go on, better than the block as a whole.
        let blank = rows.prefix(rule.fewest).dropFirst(filled).flatMap(\.problems)
        if filled == 0 { return Reading(startingPoints: blank) }
        var problems = rows.prefix(filled).flatMap(\.problems) + blank
        if let refusal = Self.refusal(of: filled, rule), filled > rule.most || blank.isEmpty { problems.insert(problem(refusal), at: 0) }
        return Reading(answer: .rows(rows.prefix(min(filled, rule.most)).map(\.answers)), problems: problems)
    }

    private func row(_ index: Int, of rule: BlockRule, _ source: Source) -> PageReading {
        var known = known
        known.enterRow(of: rule)
        let source = if case .stored(let answers) = source { Source.stored(answers.rows(field.id)[index]) } else { source }
        return known.read(rule.fields, in: source, prefix: "\(name).\(index).", accepting: acceptance)
    }

    private func rowCount(_ rule: BlockRule, _ source: Source) -> Int {
        switch source {
        case .stored(let answers): answers.rows(field.id).count
        case .typed(let input): typed("count").flatMap { Int(Text.trimmed($0)) }.map { max(0, $0) } ?? rowsNamed(in: input)
        }
    }

    /// How many rows the names speak of, for a page that did not count them well.
    private func rowsNamed(in input: FormInput) -> Int {
        let prefix = name + "."
        return input.values.keys.reduce(0) { count, key in
            guard key.hasPrefix(prefix), let index = Int(key.dropFirst(prefix.count).prefix { $0 != "." }) else { return count }
            return max(count, min(index, 10_000) + 1)
        }
    }

    private static func refusal(of count: Int, _ rule: BlockRule) -> Unreadable? {
        if count > rule.most { return Unreadable("forms.block.most", ["most": String(rule.most), "row": rule.rowName]) }
        if count > 0, count < rule.fewest { return tooFew(rule) }
        return nil
    }

    static func tooFew(_ rule: BlockRule) -> Unreadable {
        Unreadable(rule.fewest == 1 ? "forms.block.one" : "forms.block.fewest", ["fewest": String(rule.fewest), "row": rule.rowName])
    }
}

extension Answers {
    /// The rows of a block, none when it is not answered.
    func rows(_ block: String) -> [Answers] { if case .rows(let rows) = self[block] { rows } else { [] } }
}
