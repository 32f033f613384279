import Core
import Web

/// What a page would look like in these colours, and whether everybody could read it.
///
/// An image, because our content security policy refuses styles in the page; `contrast.js` redraws it and judges again while the colours are chosen.
struct ContrastPreview {
    let theme: Theme
    let name: String
    let words: Words
    /// The address of `contrast.js`.
    let script: String

    var html: HTML {
        """
        <div class="contrast" data-good="\(words("organisations.appearance.good"))" data-bad="\(words("organisations.appearance.bad"))" \
        data-main="\(sentence("mainTooLight", least: "4,5"))" data-on-main="\(sentence("onMainTooClose", least: "4,5"))" \
        data-accent="\(sentence("accentTooLight", least: "3"))">
        \(image)
        <div role="status">\(verdict)</div>
        </div>
        <script type="module" src="\(script)"></script>
        """
    }

    /// A fault in words, with a place for the ratio that the script computes.
    private func sentence(_ fault: String, least: String) -> String { words("web.theme.\(fault)", ["ratio": "{ratio}", "least": least]) }

    private var verdict: HTML {
        let faults = theme.faults()
        if faults.isEmpty { return "<p>\(words("organisations.appearance.good"))</p>" }
        return "<p>\(words("organisations.appearance.bad"))</p><ul>\(faults.map { "<li>\(words($0))</li>" as HTML })</ul>"
    }

    private var image: HTML {
        """
        <svg viewBox="0 0 480 150" width="100%" role="img" aria-label="\(words("organisations.appearance.preview"))">
        <rect width="480" height="150" fill="#ffffff"/><rect data-fill="main" width="480" height="48" fill="\(theme.main)"/>
        <text data-fill="onMain" x="16" y="31" font-size="18" fill="\(theme.onMain)">\(name)</text>
        <text data-fill="main" x="16" y="84" font-size="16" fill="\(theme.main)" text-decoration="underline">\(words("organisations.appearance.sampleLink"))</text>
        <rect data-fill="accent" x="16" y="104" width="120" height="4" fill="\(theme.accent)"/>
        <rect data-fill="main" x="300" y="68" width="164" height="44" rx="4" fill="\(theme.main)"/>
        <text data-fill="onMain" x="382" y="95" font-size="16" text-anchor="middle" fill="\(theme.onMain)">\(words("organisations.appearance.sampleButton"))</text>
        </svg>
        """
    }
}
