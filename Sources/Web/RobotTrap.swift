import Core

/// A box that people neither see nor hear, and that robots fill because they fill everything: instead of a picture to read, which keeps people out.
///
/// `hidden` rather than out of sight: a screen reader must not offer it. Its name is one that no browser completes by itself.
public enum RobotTrap {
    static let field = "precision_libre"

    public static func html(_ words: Words) -> HTML {
        """
        <div hidden><label for="\(field)">\(words("web.trap.label"))</label>
        <input id="\(field)" name="\(field)" type="text" autocomplete="off" tabindex="-1"></div>
        """
    }

    /// Whether a robot sent this.
    public static func isSprung(by form: SentForm) -> Bool { !(form.first(field) ?? "").isEmpty }
}
