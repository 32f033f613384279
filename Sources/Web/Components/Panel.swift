import Core

/// It is done: at the top of the page after a request was filed, with the number to keep.
public struct Panel: Component {
    private let title: String
    private let numberLabel: String?
    private let number: String?

    public init(_ title: String, numberLabel: String? = nil, number: String? = nil) {
        (self.title, self.numberLabel, self.number) = (title, numberLabel, number)
    }

    public var html: HTML {
        """
        <div class="panel"><h1>\(title)</h1>\(numberLabel.map { "<p>\($0)</p>" as HTML })\
        \(number.map { "<p class=\"big-number\">\($0)</p>" as HTML })</div>
        """
    }

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("After filing", Panel("Nous avons reçu votre demande", numberLabel: "Son numéro", number: "7K3M-Q2XN-8W4P"))]
    }
}
