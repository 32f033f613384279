import Forms

/// What a browser would send of a page, read from its markup.
func sentBack(_ html: String) -> FormInput {
    var values: [String: [String]] = [:]
    for match in html.matches(of: /<input([^>]*)>/) {
        let tag = String(match.output.1)
        guard let name = attribute("name", tag) else { continue }
        let type = attribute("type", tag) ?? "text"
        if type == "file" || ["radio", "checkbox"].contains(type) && !tag.hasSuffix(" checked") { continue }
        values[name, default: []].append(attribute("value", tag) ?? "")
    }
    for match in html.matches(of: /<textarea([^>]*)>\n([^<]*)<\/textarea>/) {
        if let name = attribute("name", String(match.output.1)) { values[name] = [unescaped(String(match.output.2))] }
    }
    for match in html.matches(of: /<select([^>]*)>(.*?)<\/select>/) {
        guard let name = attribute("name", String(match.output.1)) else { continue }
        let selected = match.output.2.firstMatch(of: /value="([^"]*)" selected/) ?? match.output.2.firstMatch(of: /value="([^"]*)"/)
        values[name] = [selected.map { unescaped(String($0.output.1)) } ?? ""]
    }
    return FormInput(values)
}

/// Every value of an attribute, in order.
func attributes(_ name: String, _ html: String) -> [String] {
    html.matches(of: /([a-z-]+)="([^"]*)"/).filter { $0.output.1 == name }.map { unescaped(String($0.output.2)) }
}

func attribute(_ name: String, _ tag: String) -> String? { attributes(name, tag).first }

private func unescaped(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) { $0.replacing($1.0, with: $1.1) }
}
