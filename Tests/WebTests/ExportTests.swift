import Testing
import Web

@Suite("Exported cells")
struct ExportTests {
    @Test(
        "What a stranger typed never runs as a formula",
        arguments: [
            ("=1+1", "'=1+1"), ("+33", "'+33"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("＝1+1", "'＝1+1"), ("Amina", "Amina"),
        ]
    )
    func formulas(typed: String, cell: String) {
        #expect(CSV.cell(typed) == cell)
    }

    @Test("An accent on a quote or on an equals sign lets nothing out of its cell")
    func accents() {
        #expect(CSV.line(["a;\"\u{301};=cmd|'/C calc'!A0;x"]) == "\"a;\"\"\u{301};=cmd|'/C calc'!A0;x\"\r\n")
        #expect(CSV.cell("=\u{301}1+1").unicodeScalars.first == "'")
        #expect(CSV.cell("；") == "；" && CSV.cell("\r\u{301}").unicodeScalars.first == "\"")
    }

    @Test("Separators, quotes and line ends stay in their cell")
    func quotes() {
        #expect(CSV.line(["a;b", "dit \"oui\"", "deux\nlignes", "x"]) == "\"a;b\";\"dit \"\"oui\"\"\";\"deux\nlignes\";x\r\n")
    }

    @Test("A spreadsheet row escapes markup and drops control characters")
    func ods() {
        #expect(ODS.row(["<b>&\u{1}"]).contains("<text:p>&lt;b&gt;&amp;</text:p>"))
    }
}
