import Core
import Forms
import Hummingbird
import Web

/// The texts that the law makes the authority publish, subject by subject.
struct NoticeSettings {
    let feature: OrganisationsFeature

    static func path(_ group: LegalField.Group) -> String { "\(SettingsPages.path)/\(group.address)" }

    var routes: [Route] {
        LegalField.Group.allCases.flatMap { group -> [Route] in
            [
                .agents(.get, Self.path(group), [.administrator]) { try await show($0, group) },
                .agents(.post, Self.path(group), [.administrator]) { try await save($0, group) },
            ]
        }
    }

    private func show(_ visit: AgentVisit, _ group: LegalField.Group) async throws -> Response {
        let organisation = try await feature.organisation(of: visit)
        let notices = organisation.details.notices
        let values = Dictionary(uniqueKeysWithValues: group.fields.map { ($0.rawValue, $0.shown(notices[$0])) })
        return answer(visit, group).shown(values.with(version: organisation.version))
    }

    private func save(_ visit: AgentVisit, _ group: LegalField.Group) async throws -> Response {
        var organisation = try await feature.organisation(of: visit)
        for field in group.fields { organisation.details.notices[field] = visit.form.text(field.rawValue).map(field.stored) }
        let changed = organisation
        return try await answer(visit, group).saved(visit.form.written(group.fields.map(\.rawValue)).with(version: organisation.version)) {
            try await feature.save(changed, shownVersion: visit.form.version, at: visit.now)
        }
    }

    private func answer(_ visit: AgentVisit, _ group: LegalField.Group) -> SettingsAnswer {
        SettingsAnswer(visit: visit, title: "organisations.settings.\(group.rawValue).title", path: Self.path(group)) { form in
            "<p>\(form.words("organisations.settings.\(group.rawValue).intro"))</p>\(group.fields.map { $0.input(form) })"
        }
    }
}

extension LegalField.Group {
    var fields: [LegalField] { LegalField.allCases.filter { $0.group == self } }

    fileprivate var address: String {
        switch self {
        case .legal: "mentions-legales"
        case .security: "securite"
        case .remedies: "voies-de-recours"
        case .privacy: "donnees-personnelles"
        case .accessibility: "accessibilite"
        }
    }
}

extension LegalField {
    fileprivate func input(_ form: SettingsForm) -> HTML {
        let isOptional = !isRequired
        switch kind {
        case .line: return form.line(rawValue, isOptional: isOptional).html
        case .text: return form.lines(rawValue, rows: 5, isOptional: isOptional).html
        case .email: return form.line(rawValue, .email, isOptional: isOptional).html
        case .phone: return form.line(rawValue, .phone, isOptional: isOptional).html
        case .address: return form.line(rawValue, .webAddress, isOptional: isOptional).html
        case .date: return dated(form).html
        case .percent:
            return form.line(rawValue, InputTraits(keyboard: "decimal", isSpelled: false, width: 10, unit: "%"), isOptional: isOptional).html
        case .siret: return form.line(rawValue, .digits, isOptional: isOptional).html
        }
    }

    /// A day of this decade, copied from a report: one box reads "3/3/2026" faster than three.
    private func dated(_ form: SettingsForm) -> TextInput {
        let error = form.faults.first { $0.field == rawValue }.map { form.words($0.message) }
        let question = Question(
            rawValue, form.words("organisations.field.\(rawValue)"), form.words, hint: form.words("organisations.settings.date.hint"), error: error,
            isOptional: !isRequired)
        return TextInput(question, InputTraits(keyboard: "numeric", isSpelled: false, width: 10), value: form.value(rawValue))
    }

    fileprivate func shown(_ text: String?) -> String {
        guard let text else { return "" }
        return kind == .date ? LocalDate(text)?.slashed ?? text : text
    }

    /// What is kept of what was typed; what cannot be read is kept as it is, and refused by its name.
    fileprivate func stored(_ typed: String) -> String {
        switch kind {
        case .date: Self.day(typed)?.description ?? typed
        case .percent: typed.replacing("%", with: "")
        default: typed
        }
    }

    private static func day(_ typed: String) -> LocalDate? {
        let parts = typed.split(separator: "/").map { Int($0) ?? 0 }
        return parts.count == 3 ? LocalDate(year: parts[2], month: parts[1], day: parts[0]) : LocalDate(typed)
    }
}
