import Core

/// What somebody wrote above the message they answer. Mail programs repeat below it the whole of what was said before.
enum QuotedText {
    /// The new part of an answer; the whole of it when nothing else is there, or when new text stands between quotes.
    static func newText(of text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var end = lines.firstIndex(where: isRule) ?? lines.count
        while end > 0, isQuoted(lines[end - 1]) || Text.trimmed(lines[end - 1]).isEmpty { end -= 1 }
        if end < lines.count, end > 0 { end = beginningOfIntroduction(endingAt: end, in: lines) }
        let kept = Text.trimmed(lines[..<end].joined(separator: "\n"))
        return kept.isEmpty ? Text.trimmed(text) : kept
    }

    private static func isQuoted(_ line: String) -> Bool { line.hasPrefix(">") }

    /// The lines that Outlook and others put between the answer and what it answers.
    private static func isRule(_ line: String) -> Bool {
        let line = Text.folded(Text.trimmed(line))
        guard line.hasPrefix("-----"), line.hasSuffix("-----") else { return false }
        return ["original message", "message d'origine", "message original", "message transfere", "forwarded message"].contains { line.contains($0) }
    }

    /// « Le 22 nov. 2026 à 10:00, Mairie <…> a écrit : », on one line or two.
    private static func beginningOfIntroduction(endingAt end: Int, in lines: [String]) -> Int {
        for start in [end - 1, end - 2] where start >= 0 {
            let introduction = Text.folded(lines[start..<end].joined(separator: " "))
            let (isFrench, isEnglish) = (introduction.hasPrefix("le "), introduction.hasPrefix("on "))
            let said = Text.trimmed(introduction).replacing("\u{A0}", with: " ").replacing(" :", with: ":")
            if isFrench && said.hasSuffix("a ecrit:") || isEnglish && said.hasSuffix("wrote:") { return start }
        }
        return end
    }
}
