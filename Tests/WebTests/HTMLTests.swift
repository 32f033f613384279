import Testing
import Web

@Suite("Markup")
struct HTMLTests {
    @Test("Every value is escaped", arguments: ["<b>", "a & b", "\"", "'", "</script><script>alert(1)</script>"])
    func escaping(value: String) {
        let page: HTML = "<p title=\"\(value)\">\(value)</p>"

        #expect(!page.text.dropFirst(3).dropLast(4).contains { "<'".contains($0) })
        #expect(page.text.filter { $0 == "\"" }.count == 2)
    }

    /// By `Character`, the quote and the accent on it are one, which is in no table of characters to escape.
    @Test("A quote under a combining mark does not close an attribute")
    func combiningMark() {
        let value = "\"\u{301} onfocus=alert(1) autofocus x=\"\u{301}"

        let page: HTML = "<input value=\"\(value)\">"

        #expect(page.bytes.filter { $0 == 0x22 }.count == 2)
        #expect(page.text.contains("&quot;\u{301} onfocus"))
    }

    @Test("Markup inside markup is left as it is, and what is absent writes nothing")
    func nesting() {
        let inner: HTML = "<b>\("<")</b>"
        let nothing: HTML? = nil

        let page: HTML = "\(inner)\(nothing)\(if: false, "<i></i>")\(attribute: "id", nil)\(attribute: "title", "a\"b")\([inner, inner])\(12)"

        #expect(page.text == "<b>&lt;</b> title=\"a&quot;b\"<b>&lt;</b><b>&lt;</b>12")
    }
}
