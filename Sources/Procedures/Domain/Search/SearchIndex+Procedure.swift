import Definitions
import Forms

extension SearchIndex.Entry {
    init(_ procedure: PublishedProcedure, theme: String) {
        let definition = procedure.definition
        self.init(
            title: definition.title, keywords: definition.keywords, summary: definition.summary, theme: theme,
            pieces: definition.pieces.map(\.label), options: definition.form?.fields.flatMap(\.optionLabels) ?? [])
    }
}

extension Field {
    fileprivate var optionLabels: [String] {
        switch kind {
        case .choice(let rule), .choices(let rule): rule.options.map(\.label)
        case .linkedChoice(let options): options.flatMap { [$0.first.label] + $0.seconds.map(\.label) }
        default: []
        }
    }
}
