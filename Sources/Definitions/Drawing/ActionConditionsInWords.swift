import Core
import Forms

extension ProcedureDefinition {
    /// When actions may be done, as one would say it, by their keys: « Pour qui ? » est « Pour mon enfant ».
    public func actionConditions(_ words: Words) -> [String: String] {
        actionConditions.mapValues { $0.phrase(in: form ?? Form(pages: [])).string(words) }
    }
}
