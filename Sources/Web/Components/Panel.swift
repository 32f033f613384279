import Core

/// It is done: at the top of the page after a request was filed, with the number to keep.
public struct Panel: Component {
    private let title: String
    private let numberLabel: String?
    private let number: String?
    private let level: Int

    /// - Parameter level: of its title: the page's own, except in the gallery.
    public init(_ title: String, numberLabel: String? = nil, number: String? = nil, level: Int = 1) {
        (self.title, self.numberLabel, self.number, self.level) = (title, numberLabel, number, level)
    }

    public var html: HTML {
        """
        <div class="panel"><h\(level)>\(title)</h\(level)>\(numberLabel.map { "<p>\($0)</p>" as HTML })\
        \(number.map { "<p class=\"big-number\">\($0)</p>" as HTML })</div>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("After filing", Panel("Nous avons reçu votre demande", numberLabel: "Son numéro", number: "7K3M-Q2XN-8W4P", level: 3))]
    }
}
