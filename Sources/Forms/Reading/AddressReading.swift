import Core

extension FieldReader {
    /// Line, postcode and commune are needed; what is understood of an incomplete address is still returned.
    func address() -> Reading {
        var members: [String: String] = [:], problems: [FieldProblem] = []
        for box in ["line", "complement", "postcode", "commune"] {
            guard let typed = typed(box) else { continue }
            do { members[box] = try box == "postcode" ? Self.postcode(typed) : shortLine(typed, longest: 200) } catch {
                problems.append(problem(Unreadable(error.message.key, error.message.arguments, box: box)))
            }
        }
        if members.isEmpty, problems.isEmpty { return .blank }
        for (box, message) in Self.needed where typed(box) == nil { problems.append(problem(Unreadable(message, box: box))) }
        // Nobody types the code of the commune: a script does, and people cannot mend it.
        if let code = typed("insee").flatMap(InseeCode.init) { members["insee"] = code.text }
        return Reading(answer: .record(members), problems: problems)
    }

    private static let needed = [
        ("line", "forms.address.line.missing"), ("postcode", "forms.address.postcode.missing"), ("commune", "forms.address.commune.missing"),
    ]

    private static func postcode(_ typed: String) throws(Unreadable) -> String {
        let bytes = Typed.code(typed)
        guard bytes.count == 5, bytes.areDigits, bytes.contains(where: { $0 != 0x30 }) else { throw Unreadable("forms.address.postcode.unknown") }
        return bytes.text
    }
}
