import Core

extension FieldReader {
    /// Whether the only box of the field was ticked, whatever value the page gave it.
    var isTicked: Bool { typed().map { YesNo(typed: $0) != .no } ?? false }

    func yesNo(_ typed: String) throws(Unreadable) -> String {
        guard let answer = YesNo(typed: typed) else { throw Unreadable("forms.choice.unknown") }
        return answer.rawValue
    }

    func civility(_ typed: String) throws(Unreadable) -> String {
        guard let civility = Civility(typed: typed) else { throw Unreadable("forms.choice.unknown") }
        return civility.rawValue
    }

    func choice(_ rule: ChoiceRule) -> Reading {
        box { typed throws(Unreadable) in try chosen(typed, rule) }
    }

    /// In the order of the options, each once.
    func choices(_ rule: ChoiceRule) -> Reading {
        let typed = input.all(name)
        if typed.count > rule.options.count + 20 { return refused(Unreadable("forms.choice.unknown")) }
        var keys: Set<String> = []
        do {
            for one in typed where !Typed.isBlank(one) { keys.insert(try chosen(one, rule)) }
        } catch {
            return refused(error)
        }
        let known = rule.options.map(\.key).filter(keys.contains)
        let answer = known + keys.subtracting(known)
        return answer.isEmpty ? .blank : Reading(answer: .list(answer))
    }

    private func chosen(_ key: String, _ rule: ChoiceRule) throws(Unreadable) -> String {
        if rule.options.contains(where: { $0.key == key }) { return key }
        guard rule.allowsOther, key == Answer.other else { throw Unreadable("forms.choice.unknown") }
        guard let text = typed("other") else { throw Unreadable("forms.choice.other", box: "other") }
        do { return try "\(Answer.other):" + shortLine(text, longest: 500) } catch {
            throw Unreadable(error.message.key, error.message.arguments, box: "other")
        }
    }

    func linkedChoice(_ options: [LinkedOption]) -> Reading {
        guard let first = typed() else { return .blank }
        guard let option = options.first(where: { $0.first.key == first }) else { return refused(Unreadable("forms.choice.unknown")) }
        if option.seconds.isEmpty { return Reading(answer: .list([first])) }
        guard let second = typed("second") else { return refused(Unreadable("forms.choice.second", ["first": option.first.label], box: "second")) }
        guard option.seconds.contains(where: { $0.key == second }) else {
            return refused(Unreadable("forms.choice.otherSecond", ["first": option.first.label], box: "second"))
        }
        return Reading(answer: .list([first, second]))
    }
}
