import Core
import Web

/// Where one types what one looks for, in one's own words.
struct SearchBox: Component {
    let typed: String
    let words: Words

    var html: HTML {
        """
        <form action="/recherche" method="get" role="search">
        <label for="q">\(words("procedures.search.label"))</label>
        <p class="hint" id="q-hint">\(words("procedures.search.hint"))</p>
        <div class="search"><input type="search" id="q" name="q" value="\(typed)" maxlength="200" autocomplete="off" enterkeyhint="search" \
        aria-describedby="q-hint"><button class="button">\(words("procedures.search.button"))</button></div>
        </form>
        """
    }

    static func examples(_ words: Words) -> [ComponentExample] {
        [ComponentExample("At the top of the home page", SearchBox(typed: "", words: words))]
    }
}
