import Core

/// Links to choose among, each with what it is for: procedures, themes, requests.
public struct CardList: Component {
    public struct Card: Sendable {
        let title: String
        let href: String
        let text: String?
        let tag: StatusTag?

        public init(_ title: String, href: String, text: String? = nil, tag: StatusTag? = nil) {
            (self.title, self.href, self.text, self.tag) = (title, href, text, tag)
        }
    }

    private let cards: [Card]
    private let level: Int

    /// - Parameter level: of the headings: one more than the heading above the list.
    public init(_ cards: [Card], level: Int = 2) { (self.cards, self.level) = (cards, level) }

    public var html: HTML { "<ul class=\"cards\">\(cards.map(line))</ul>" }

    private func line(_ card: Card) -> HTML {
        """
        <li>\(card.tag)<h\(level)><a href="\(card.href)">\(card.title)</a></h\(level)>\(card.text.map { "<p>\($0)</p>" as HTML })</li>

        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Procedures of a theme",
                CardList(
                    [
                        Card(
                            "Demander une copie d'acte de naissance", href: "#",
                            text: "Recevez gratuitement une copie de l'acte d'une personne née ici."),
                        Card("Inscrire un enfant à l'école", href: "#", text: "Pour une première rentrée ou un déménagement."),
                        Card("Signaler un problème dans la rue", href: "#", text: "Trou, lampadaire, dépôt d'ordures : dites-nous où."),
                    ], level: 3)),
            ComponentExample(
                "A person's requests",
                CardList(
                    [Card("Acte de naissance", href: "#", text: "Envoyée le 3 mars 2026", tag: StatusTag("En cours d'examen", .progress))], level: 3)),
        ]
    }
}
