import Testing
import Web

@Suite("The name of a file")
struct FileNameTests {
    @Test(
        "It is shown without its folder, its control characters and its tricks",
        arguments: [
            ("photo.jpg", "photo.jpg"), ("../../etc/passwd", "passwd"), (#"C:\Users\Moi\impôts 2025.pdf"#, "impôts 2025.pdf"), ("", "document"),
            ("..", "document"), ("a\u{202E}gpj.exe", "agpj.exe"), ("un\u{0}deux\n.png", "undeux.png"), ("e\u{301}te\u{301}.pdf", "\u{E9}t\u{E9}.pdf"),
        ])
    func shown(sent: String, shown: String) {
        #expect(FileName.shown(sent) == shown)
    }

    @Test("A long name keeps its extension")
    func long() {
        let name = FileName.shown(String(repeating: "très long ", count: 50) + "justificatif.pdf")

        #expect(name.count == 120 && name.hasSuffix("catif.pdf"))
    }
}
