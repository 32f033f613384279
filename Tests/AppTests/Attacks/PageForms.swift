import Foundation
import TestSupport
import Web

/// The forms and links of a page, as a robot reads them.
struct PageForms {
    struct Form {
        let action: String
        let fields: [Field]
    }

    struct Field {
        let name: String
        /// `hidden`, `text`, `email`, `radio`, `textarea`, `select`…
        let type: String
        let value: String
    }

    let forms: [Form]
    let links: [String]

    init(_ page: TestBrowser.Page) {
        links = page.body.matches(of: /href="(\/[^"#]*)/).map { Self.unescaped(String($0.output.1)) }
        forms = page.body.matches(of: /(?s)<form[^>]*method="post"[^>]*>.*?<\/form>/).map { Self.form(String($0.output)) }
    }

    private static func form(_ text: String) -> Form {
        let action = text.firstMatch(of: /action="([^"]*)"/).map { unescaped(String($0.output.1)) } ?? ""
        let inputs = text.matches(of: /<(input|textarea|select|button)([^>]*)>/).compactMap { match -> Field? in
            let traits = String(match.output.2)
            guard let name = attribute("name", traits) else { return nil }
            let tag = String(match.output.1)
            let type = tag == "input" ? attribute("type", traits) ?? "text" : tag
            let value = tag == "select" ? option(after: match.range.upperBound, in: text) : attribute("value", traits) ?? ""
            return Field(name: name, type: type, value: value)
        }
        return Form(action: action, fields: inputs)
    }

    private static func option(after index: String.Index, in text: String) -> String {
        let options = text[index...].prefix { _ in true }.firstRange(of: "</select>").map { text[index..<$0.lowerBound] } ?? ""
        return options.matches(of: /<option value="([^"]+)"/).first.map { unescaped(String($0.output.1)) } ?? ""
    }

    private static func attribute(_ name: String, _ traits: String) -> String? {
        guard let regex = try? Regex("(?:^|\\s)\(name)=\"([^\"]*)\"", as: (Substring, Substring).self) else { return nil }
        return traits.firstMatch(of: regex).map { unescaped(String($0.output.1)) }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&amp;", with: "&")
    }
}

/// What the robot writes in a form.
enum Filling: CaseIterable {
    /// The hostile text everywhere: the form comes back, refused, with it.
    case hostile
    /// What each box wants, and the hostile text wherever text is free: the form is taken, and shows it for ever.
    case believable

    func fields(_ form: PageForms.Form) -> [(String, String)] {
        var chosen: Set<String> = []
        return form.fields.compactMap { field in
            switch field.type {
            case _ where field.name == Hostile.trap: (field.name, "")  // A robot that knows the trap.
            case "hidden": (field.name, field.value)
            case "button", "submit", "file": nil
            case "radio", "checkbox": chosen.insert(field.name).inserted ? (field.name, field.value) : nil
            case "select": (field.name, field.value)
            default: (field.name, self == .hostile ? Hostile.text : believable(field))
            }
        }
    }

    private func believable(_ field: PageForms.Field) -> String {
        if field.type == "email" { return "amina@exemple.example" }
        if field.type == "url" { return "https://exemple.example/" }
        if field.type == "tel" { return "0199001200" }
        let endings = [
            (".day", "3"), (".month", "3"), (".year", "1985"), (".postcode", "35000"), (".commune", "Rennes"), ("numero", ""),
            ("version", field.value),
            ("couleur", field.value), ("delai", "15"), ("base", "https://demarches.essai.example"), ("host", ""), ("slug", field.value),
            ("key", field.value),
        ]
        return endings.first { field.name.lowercased().hasSuffix($0.0) }?.1 ?? Hostile.text
    }
}
