import Core

/// The bar above a list that narrows it: a form sent by GET, so that what it shows has an address.
public struct Filters: Component {
    private let action: String
    private let content: HTML
    private let button: String

    /// - Parameters:
    ///   - content: the inputs, small: ``TextInput``, ``SelectInput``.
    ///   - button: what the button says when it does more than narrow a list.
    public init(_ action: String, _ content: HTML, button: String? = nil, words: Words) {
        (self.action, self.content, self.button) = (action, content, button ?? words("web.filters.apply"))
    }

    public var html: HTML {
        """
        <form class="filters" method="get" action="\(action)" role="search">\(content)\
        <button class="button second">\(button)</button></form>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [
            ComponentExample(
                "Above the requests of the desk",
                Filters(
                    "#",
                    """
                    \(TextInput(Question("texte", "Chercher", words), .search))\
                    \(SelectInput(Question("statut", "Statut", words), options: [ChoiceOption("", "Tous"), ChoiceOption("recue", "Reçue")]))
                    """, words: words))
        ]
    }
}
