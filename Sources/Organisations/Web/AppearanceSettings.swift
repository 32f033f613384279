import Core
import Forms
import HTTPTypes
import Hummingbird
import Web

/// The authority's colours, font and links. What some people could not read is refused, with the reason.
struct AppearanceSettings {
    let feature: OrganisationsFeature

    static let path = "/bureau/reglages/apparence"

    var routes: [Route] {
        [.agents(.get, Self.path, [.administrator], answer: show), .agents(.post, Self.path, [.administrator], answer: save)]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let organisation = try await feature.organisation(of: visit)
        return answer(visit, organisation.details.appearance).shown(organisation.details.appearance.written.with(version: organisation.version))
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        var organisation = try await feature.organisation(of: visit)
        organisation.details.appearance.take(visit.form)
        let changed = organisation
        let answer = answer(visit, changed.details.appearance)
        let typed = changed.details.appearance.written.with(version: organisation.version)
        if visit.form.first("suite") == "verifier" { return answer.page(SettingsForm(visit.words, typed), status: .ok) }
        return try await answer.saved(typed) { try await feature.save(changed, shownVersion: visit.form.version, at: visit.now) }
    }

    private func answer(_ visit: AgentVisit, _ appearance: Appearance) -> SettingsAnswer {
        SettingsAnswer(visit: visit, title: "organisations.settings.appearance.title", path: Self.path) { form in
            """
            <h2>\(form.words("organisations.appearance.colours"))</h2>
            \(form.line("main", .colour))\(form.line("onMain", .colour))\(form.line("accent", .colour))
            \(ContrastPreview(theme: Theme(appearance), name: visit.site.name, words: form.words, script: visit.visit.asset("contrast.js")).html)
            <p>\(Button(form.words("organisations.appearance.check"), .secondary, name: "suite", value: "verifier"))</p>
            \(Radios(form.question("font"), options: fonts(form.words), selected: form.value("font")))
            \(LinkRows(place: "header", count: 4, form: form).html)
            \(LinkRows(place: "footer", count: 6, form: form).html)
            """
        }
    }

    private func fonts(_ words: Words) -> [ChoiceOption] {
        Appearance.Font.allCases.map { ChoiceOption($0.rawValue, words("organisations.appearance.font.\($0.rawValue)")) }
    }
}

extension InputTraits {
    fileprivate static let colour = InputTraits(type: "color", isSpelled: false, width: 10)
}

/// Boxes for a few links: a text and an address for each.
private struct LinkRows {
    let place: String
    let count: Int
    let form: SettingsForm

    var html: HTML {
        """
        <fieldset class="question"><legend>\(form.words("organisations.appearance.\(place)Links"))</legend>
        \((1...count).map { row(LinkField(place: place, number: $0)) })</fieldset>
        """
    }

    private func row(_ field: LinkField) -> HTML {
        let number = ["number": String(field.number)] as KeyValuePairs
        let label = form.question(field.label, label: form.words("organisations.appearance.link.label", number))
        let url = form.question(field.url, label: form.words("organisations.appearance.link.url", number))
        return "\(TextInput(label, value: form.value(field.label)))\(TextInput(url, .webAddress, value: form.value(field.url)))"
    }
}

extension Appearance {
    /// As the boxes of the form show it.
    fileprivate var written: [String: String] {
        var values = ["main": main, "onMain": onMain, "accent": accent, "font": font.rawValue]
        for (place, links) in [("header", headerLinks), ("footer", footerLinks)] {
            for (index, link) in links.enumerated() {
                values[LinkField(place: place, number: index + 1).label] = link.label
                values[LinkField(place: place, number: index + 1).url] = link.url
            }
        }
        return values
    }

    fileprivate mutating func take(_ form: SentForm) {
        main = form.text("main")?.lowercased() ?? main
        onMain = form.text("onMain")?.lowercased() ?? onMain
        accent = form.text("accent")?.lowercased() ?? accent
        font = form.text("font").flatMap(Font.init(rawValue:)) ?? font
        headerLinks = Self.links("header", 4, form)
        footerLinks = Self.links("footer", 6, form)
    }

    /// A line with neither label nor address is no link; with one of them, it is a link to mend.
    private static func links(_ place: String, _ count: Int, _ form: SentForm) -> [Link] {
        (1...count).compactMap { number in
            let field = LinkField(place: place, number: number)
            let link = Link(label: form.text(field.label) ?? "", url: form.text(field.url) ?? "")
            return link.label.isEmpty && link.url.isEmpty ? nil : link
        }
    }
}
