import Definitions

/// A value that a template may name. What is empty is absent: a section about it is left out.
public indirect enum TemplateValue: Sendable, Equatable {
    case text(String)
    case list([TemplateValue])
    case group([String: TemplateValue])
    /// Something true.
    case yes
}

extension TemplateValue {
    /// `nil` for an empty text.
    static func text(ifAny text: String?) -> TemplateValue? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

    static func list(ifAny list: [TemplateValue]) -> TemplateValue? { list.isEmpty ? nil : .list(list) }

    /// A list that has a title of its own: the group is there once, when the list holds something.
    static func group(_ name: String, ifAny list: [TemplateValue]) -> TemplateValue? { list.isEmpty ? nil : .group([name: .list(list)]) }

    static func lines(_ text: String) -> TemplateValue? {
        list(ifAny: text.split(separator: "\n").map { .text(String($0)) })
    }

    /// Only what is there.
    static func group(ifAny values: [String: TemplateValue?]) -> TemplateValue { .group(values.compactMapValues(\.self)) }

    /// - Precondition: a list holds values of one shape.
    var shape: TemplateShape {
        switch self {
        case .text: .text
        case .yes: .yes
        case .list(let values): .list(of: values.map(\.shape).reduce(.group([:])) { $0.merged(with: $1) })
        case .group(let values): .group(values.mapValues(\.shape))
        }
    }
}

extension TemplateShape {
    fileprivate func merged(with other: TemplateShape) -> TemplateShape {
        guard case .group(let mine) = self, case .group(let theirs) = other else { return other }
        return .group(mine.merging(theirs) { $0.merged(with: $1) })
    }
}
