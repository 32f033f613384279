import Core
import Forms

extension Drafting {
    /// Beyond this, a list is a register: nobody finds a line in it.
    private static let longestList = 500

    mutating func choice(_ champ: Champ) -> Mapped {
        let options = champ.options.map(LightHTML.line).filter { !$0.isEmpty }
        if options.isEmpty { return left(champ, "emptyList") }
        if options.count > Self.longestList {
            return Mapped(fields: [field(champ, .text(TextRule()))], reasons: [reason("approximated.longList", ["count": "\(options.count)"])])
        }
        if champ.kind == .linkedDropDownList { return linked(champ, options) }
        let (rule, isWhole) = rule(options, allowsOther: champ.allowsOther)
        let field = field(champ, champ.kind == .multipleDropDownList ? .choices(rule) : .choice(rule))
        return Mapped(fields: [field], reasons: isWhole ? [] : [reason("approximated.repeatedOptions")])
    }

    /// - Returns: whether no option was there twice.
    private func rule(_ labels: [String], allowsOther: Bool) -> (ChoiceRule, Bool) {
        var keys = ReadableIds(fallback: "option", reserved: allowsOther ? [Self.otherKey] : [])
        let once = Self.once(labels)
        let options = once.map { Option(key: keys.id(for: $0), label: $0) }
        return (ChoiceRule(options: options, allowsOther: allowsOther), once.count == labels.count)
    }

    /// The key that a choice gives to « Autre ».
    private static let otherKey = "autre"

    private static func once(_ labels: [String]) -> [String] {
        var seen: Set<String> = []
        return labels.filter { seen.insert($0).inserted }
    }

    /// `--Fruits--`, `Pomme`, `Poire`, `--Légumes--`…: the lines between dashes are the first list.
    private mutating func linked(_ champ: Champ, _ lines: [String]) -> Mapped {
        guard let groups = Self.groups(lines) else {
            let (rule, _) = rule(lines, allowsOther: false)
            return Mapped(fields: [field(champ, .choice(rule))], reasons: [reason("approximated.notLinked")])
        }
        var keys = ReadableIds(fallback: "option")
        let options = groups.map { group in
            LinkedOption(
                first: Option(key: keys.id(for: group.first), label: group.first),
                seconds: Self.once(group.seconds).map { Option(key: keys.id(for: $0), label: $0) })
        }
        return Mapped(fields: [field(champ, .linkedChoice(options))])
    }

    /// `nil` when the first line is not between dashes.
    private static func groups(_ lines: [String]) -> [(first: String, seconds: [String])]? {
        var groups: [(first: String, seconds: [String])] = []
        for line in lines {
            if line.hasPrefix("--"), line.hasSuffix("--"), line.count > 4 {
                groups.append((line.dropFirst(2).dropLast(2).trimmingSpaces, []))
            } else if groups.isEmpty {
                return nil
            } else {
                groups[groups.count - 1].seconds.append(line)
            }
        }
        return groups
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String { Text.trimmed(String(self)) }
}
