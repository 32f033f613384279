import Core
import Forms
import Web

/// The form of an agent: name, quality, address, what they do in each service.
struct AgentForm {
    let words: Words
    let units: [UnitName]
    var name = ""
    var quality = ""
    var email = ""
    var roles: AgentRoles = [:]
    /// Of the agent being edited, so that a save over somebody else's is noticed.
    var version: Int?
    var faults: [FieldProblem] = []

    var html: HTML {
        """
        \(version.map { "<input type=\"hidden\" name=\"version\" value=\"\($0)\">" as HTML })
        \(TextInput(question("name"), InputTraits(autocomplete: "off", isSpelled: false), value: name))
        \(TextInput(question("quality", isOptional: true), InputTraits(autocomplete: "off"), value: quality))
        \(TextInput(question("email"), InputTraits(type: "email", autocomplete: "off", isSpelled: false), value: email))
        <h2 id="roles">\(words("identity.agents.roles"))</h2>
        \(Details(words("identity.roles.explained"), explanation))
        \(units.map(checkboxes))
        """
    }

    private func question(_ field: String, isOptional: Bool = false) -> Question {
        let error = faults.first { $0.field == field }.map { words($0.message) }
        let hint = field == "quality" ? words("identity.field.quality.hint") : nil
        return Question(field, words("identity.field.\(field)"), words, hint: hint, error: error, isOptional: isOptional)
    }

    private func checkboxes(_ unit: UnitName) -> Checkboxes {
        Checkboxes(
            Question(Self.field(unit.id), unit.name, words),
            options: AgentRole.allCases.map { ChoiceOption($0.rawValue, words("identity.role.\($0.rawValue)")) },
            selected: Set((roles[unit.id] ?? []).map(\.rawValue)))
    }

    private var explanation: HTML {
        let lines = AgentRole.allCases.map { role -> HTML in
            "<li><strong>\(words("identity.role.\(role.rawValue)"))</strong> : \(words("identity.role.\(role.rawValue).hint"))</li>"
        }
        return "<ul>\(lines)</ul>"
    }

    static func field(_ unit: UnitID) -> String { "roles.\(unit)" }
}

extension AgentForm {
    /// What was sent. A role in a service of another authority, or a role that does not exist, is not read at all.
    init(_ form: SentForm, words: Words, units: [UnitName]) {
        let roles = units.map { unit in (unit.id, Set(form.all(Self.field(unit.id)).compactMap(AgentRole.init(rawValue:)))) }
        self.init(
            words: words, units: units, name: form.text("name") ?? "", quality: form.text("quality") ?? "", email: form.text("email") ?? "",
            roles: Dictionary(uniqueKeysWithValues: roles).filter { !$0.value.isEmpty }, version: form.first("version").flatMap { Int($0) })
        faults = check()
    }

    private func check() -> [FieldProblem] {
        var faults: [FieldProblem] = []
        if name.isEmpty || name.count > 120 { faults.append(.init(field: "name", message: UserMessage("identity.fault.name"))) }
        if quality.count > 120 { faults.append(.init(field: "quality", message: UserMessage("identity.fault.quality"))) }
        if EmailAddress(email) == nil { faults.append(.init(field: "email", message: UserMessage("identity.fault.email"))) }
        if roles.isEmpty { faults.append(.init(field: "roles", message: UserMessage("identity.fault.roles"))) }
        return faults
    }
}
