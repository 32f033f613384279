import Core

extension FaultSearch {
    mutating func lookAtKind(of field: Field, _ path: String) {
        switch field.kind {
        case .text(let rule), .longText(let rule): lookAt(rule, path)
        case .integer(let rule): lookAt(rule, decimals: 0, path)
        case .decimal(let rule): lookAt(rule, decimals: 6, path)
        case .money(let rule): lookAt(rule, decimals: 2, path)
        case .date(let rule): lookAt(rule, path)
        case .choice(let rule), .choices(let rule): lookAt(rule.options, allowsOther: rule.allowsOther, "\(path).options")
        case .linkedChoice(let options): lookAt(options, "\(path).options")
        case .file(let rule), .photo(let rule): lookAt(rule, of: field, path)
        case .block(let rule): lookAt(rule, path)
        case .attestation(let text): lookAtText(text, "\(path).text", longest: 5_000)
        case .explanation(let text): lookAtText(text, "\(path).text", longest: 20_000)
        case .section(let level): if level != 2 && level != 3 { report("\(path).level", .badSection) }
        case .appointment(let type): lookAtText(type, "\(path).type", longest: 100)
        case .computed(let computation): lookAt(computation, "\(path).value")
        default: break
        }
    }

    mutating func lookAtText(_ text: String, _ path: String, longest: Int) {
        if Typed.isBlank(text) { report(path, .blankText) }
        if text.utf8.count > longest, text.count > longest { report(path, .longText, ["longest": String(longest)]) }
    }

    private mutating func lookAt(_ rule: TextRule, _ path: String) {
        let longest = rule.longest ?? FieldReader.longestText
        if longest < 1 || longest > FieldReader.longestText { report("\(path).longest", .badBound) }
        if let shortest = rule.shortest, shortest < 0 || shortest > longest { report("\(path).shortest", .reversedBounds) }
    }

    private mutating func lookAt(_ rule: NumberRule, decimals: Int, _ path: String) {
        for (name, bound) in [("least", rule.least), ("most", rule.most)] {
            if let bound, bound.decimals > decimals { report("\(path).\(name)", .badBound) }
        }
        if let least = rule.least, let most = rule.most, least > most { report("\(path).least", .reversedBounds) }
        if let unit = rule.unit { lookAtText(unit, "\(path).unit", longest: 40) }
    }

    private mutating func lookAt(_ rule: DateRule, _ path: String) {
        for (name, bound) in [("earliest", rule.earliest), ("latest", rule.latest)] {
            if case .day(let text) = bound, LocalDate(text) == nil { report("\(path).\(name)", .badBound) }
        }
        // Bounds of different sorts cross one day or another: only those of the same sort can be compared once for all.
        switch (rule.earliest, rule.latest) {
        case (.today(let first), .today(let last)): if first > last { report("\(path).earliest", .reversedBounds) }
        case (.day(let first), .day(let last)): if first > last { report("\(path).earliest", .reversedBounds) }
        default: break
        }
    }

    private mutating func lookAt(_ options: [Option], allowsOther: Bool, _ path: String) {
        if options.isEmpty { report(path, .noOption) }
        var keys: Set<String> = allowsOther ? [Answer.other] : []
        for (index, option) in options.enumerated() {
            let path = "\(path)[\(index)]"
            if !keys.insert(option.key).inserted { report(path, .duplicateOption, ["key": option.key]) }
            if Typed.isBlank(option.key) || option.key.utf8.count > 100 || option.key.contains(":") || option.key.contains("\0") {
                report(path, .illFormedOption, ["key": option.key])
            }
            lookAtText(option.label, "\(path).label", longest: 500)
            if let hint = option.hint { lookAtText(hint, "\(path).hint", longest: 1_000) }
        }
    }

    private mutating func lookAt(_ options: [LinkedOption], _ path: String) {
        lookAt(options.map(\.first), allowsOther: false, path)
        for (index, option) in options.enumerated() where !option.seconds.isEmpty {
            lookAt(option.seconds, allowsOther: false, "\(path)[\(index)].options")
        }
    }

    private mutating func lookAt(_ rule: FileRule, of field: Field, _ path: String) {
        if !(1...50).contains(rule.most) || !(1...200).contains(rule.megabytes) || rule.accepted.isEmpty { report(path, .badFileRule) }
        if field.piece.map(Typed.isBlank) ?? true { report(path, .fileWithoutPiece) }
    }

    private mutating func lookAt(_ rule: BlockRule, _ path: String) {
        if rule.fields.isEmpty { report("\(path).fields", .pageWithoutField) }
        if !(1...100).contains(rule.most) || rule.fewest < 0 { report("\(path).most", .badBlockRule) }
        if rule.fewest > rule.most { report("\(path).fewest", .reversedBounds) }
        lookAtText(rule.rowName, "\(path).row", longest: 60)
    }

    /// A heading of level 3 belongs to one of level 2 on the same page.
    mutating func lookAtSections(_ fields: [Field], _ path: String) {
        var hasSecondLevel = false
        for (index, field) in fields.enumerated() {
            if case .section(2) = field.kind { hasSecondLevel = true }
            if case .section(3) = field.kind, !hasSecondLevel { report("\(path).fields[\(index)].level", .skippedSection) }
        }
    }
}
