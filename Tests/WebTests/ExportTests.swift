import Testing
import Web

@Suite("Exported cells")
struct ExportTests {
    @Test(
        "What a stranger typed never runs as a formula",
        arguments: [("=1+1", "'=1+1"), ("+33", "'+33"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("Amina", "Amina")]
    )
    func formulas(typed: String, cell: String) {
        #expect(CSV.cell(typed) == cell)
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
