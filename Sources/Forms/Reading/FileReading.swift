import Core

extension FieldReader {
    /// Files come apart from the page: only those that are really there count, never an id that the page would send.
    func files(_ rule: FileRule) -> Reading {
        let ids = known.context.attachments[name] ?? []
        if ids.isEmpty { return .blank }
        let answer = Answer.list(ids)
        return ids.count > rule.most
            ? refused(Unreadable("forms.file.most", ["most": String(rule.most)]), understood: answer) : Reading(answer: answer)
    }
}
