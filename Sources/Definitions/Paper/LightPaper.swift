/// Light text on paper: paragraphs, lists and bold. A link gives its address, which paper cannot follow.
enum LightPaper {
    static func html(_ text: String) -> String {
        var html = "", isInList = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [""] {
            let isItem = line.hasPrefix("- ")
            if isItem != isInList { html += isItem ? "<ul>" : "</ul>" }
            isInList = isItem
            if isItem { html += "<li>\(inline(line.dropFirst(2)))</li>" } else if !line.isEmpty { html += "<p>\(inline(line[...]))</p>" }
        }
        return html
    }

    private static func inline(_ text: Substring) -> String {
        XML.escaped(String(text))
            .replacing(/\*\*([^*]+)\*\*/) { "<strong>\($0.output.1)</strong>" }
            .replacing(/\[([^\]]+)\]\(([^)]+)\)/) { match in
                let address = match.output.2
                return address.hasPrefix("/") ? String(match.output.1) : "\(match.output.1) (\(address.trimmingPrefix(/mailto:|tel:/)))"
            }
    }
}
