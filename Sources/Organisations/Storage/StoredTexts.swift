import Core

extension LegalNotices {
    init(_ json: JSON) {
        self.init(
            (json.object ?? [:]).reduce(into: [:]) { texts, member in
                // A field that a later version added is unknown to a node not yet upgraded: passed over, not an error.
                if let field = LegalField(rawValue: member.key), let text = member.value.string { texts[field] = text }
            })
    }

    var json: JSON {
        .object(LegalField.allCases.reduce(into: [:]) { members, field in members[field.rawValue] = self[field].map(JSON.string) })
    }
}

extension Appearance {
    /// What is missing keeps our own look.
    init(_ json: JSON) {
        self.init()
        main = json["main"]?.string ?? main
        onMain = json["onMain"]?.string ?? onMain
        accent = json["accent"]?.string ?? accent
        logo = json["logo"]?.string
        font = json["font"]?.string.flatMap(Font.init(rawValue:)) ?? font
        headerLinks = Self.links(json["headerLinks"])
        footerLinks = Self.links(json["footerLinks"])
    }

    var json: JSON {
        [
            "main": .string(main), "onMain": .string(onMain), "accent": .string(accent), "logo": logo.map(JSON.string) ?? .null,
            "font": .string(font.rawValue), "headerLinks": Self.json(headerLinks), "footerLinks": Self.json(footerLinks),
        ]
    }

    private static func links(_ json: JSON?) -> [Link] {
        (json?.array ?? []).compactMap { link in
            guard let label = link["label"]?.string, let url = link["url"]?.string else { return nil }
            return Link(label: label, url: url)
        }
    }

    private static func json(_ links: [Link]) -> JSON {
        .array(links.map { ["label": .string($0.label), "url": .string($0.url)] })
    }
}
