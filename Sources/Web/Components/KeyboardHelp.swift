import Core

/// The keys of the lists of the desk, shown by `?`, and the box that turns them off (WCAG 2.1.4). Put it once on a page with a list marked `data-list`.
public struct KeyboardHelp: Component {
    private let words: Words

    public init(words: Words) { self.words = words }

    public var html: HTML {
        """
        <dialog data-keys aria-labelledby="keys-title"><h2 id="keys-title">\(words("web.keys.title"))</h2>
        <dl class="keys">\(["j", "k", "o", "/", "?"].map(line))</dl>
        <div class="option"><input type="checkbox" id="keys-on" data-toggle><label for="keys-on">\(words("web.keys.on"))</label></div>
        <form method="dialog"><button class="button second">\(words("web.keys.close"))</button></form></dialog>
        """
    }

    private func line(_ key: String) -> HTML { "<div><dt><kbd>\(key)</kbd></dt><dd>\(words("web.keys." + Self.names[key, default: key]))</dd></div>" }

    private static let names = ["j": "down", "k": "up", "o": "open", "/": "search", "?": "help"]

    public static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("Hidden until `?` is pressed", KeyboardHelp(words: words))]
    }
}
