import Core
import Forms

extension Entry {
    /// `{key, label, hint}`, or a text alone, whose key is made from it.
    var option: Option? {
        guard isMapping else { return text.map { Option(key: Self.key(of: $0), label: $0) } }
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["key", "label", "hint"])
        return mapping.option
    }

    /// « Autour de l'école » becomes `autour_de_l_ecole`.
    private static func key(of label: String) -> String { String(Text.words(label).joined(separator: "_").prefix(60)) }

    var linkedOption: LinkedOption? {
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["key", "label", "hint", "options"])
        guard let first = mapping.option, let seconds = mapping.required("options")?.items else { return nil }
        return LinkedOption(first: first, seconds: seconds.compactMap(\.option))
    }

    /// An ISO day, `today`, `today+30`, `today-6570`.
    var dateBound: DateRule.Bound? {
        guard let text else { return nil }
        if LocalDate(text) != nil { return .day(text) }
        if text == "today" { return .today(plusDays: 0) }
        let rest = text.dropFirst("today".count)
        guard text.hasPrefix("today"), rest.hasPrefix("+") || rest.hasPrefix("-"), rest.utf8.count <= 7, let days = Int(rest) else {
            fault("definitions.file.expectedBound")
            return nil
        }
        return .today(plusDays: days)
    }

    /// A number, a field's id, or one operation on others.
    var computation: Computation? {
        guard isMapping else { return text.map { text in Decimal6(text).map(Computation.number) ?? .field(text) } }
        guard let mapping else { return nil }
        mapping.refuseKeys(besides: ["sum", "difference", "product", "count", "age"])
        guard mapping.entries.count == 1, let (name, entry) = mapping.entries.first else {
            fault("definitions.file.expectedOneOperation")
            return nil
        }
        return entry.operation(name)
    }

    private func operation(_ name: String) -> Computation? {
        switch name {
        case "count": return text.map(Computation.count)
        case "age": return text.map(Computation.age)
        case "sum": return items.map { .sum($0.compactMap(\.computation)) }
        case "product": return items.map { .product($0.compactMap(\.computation)) }
        case "difference":
            guard let terms = items?.compactMap(\.computation) else { return nil }
            if terms.count == 2 { return .difference(terms[0], terms[1]) }
            fault("definitions.file.expectedTwoTerms")
            return nil
        default: return nil
        }
    }
}

extension Mapping {
    fileprivate var option: Option? {
        guard let key = required("key")?.text, let label = required("label")?.text else { return nil }
        return Option(key: key, label: label, hint: text("hint"))
    }
}
