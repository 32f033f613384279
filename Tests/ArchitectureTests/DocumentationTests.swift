import Foundation
import Testing

@Suite("The documentation")
struct DocumentationTests {
    let pages =
        SourceTree.files(under: "docs").filter { $0.path.hasSuffix(".md") }
        + ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"].map(SourceTree.file)

    /// Decisions are dated: they speak of the files of their day.
    @Test("Every file that a page names is there")
    func namedFilesExist() {
        let named = pages.filter { !$0.path.hasPrefix("docs/decisions/") }.flatMap { page in
            page.text.matches(of: /`((?:[A-Za-z]+\/)+[A-Za-z0-9+.-]*\.?[a-z]*)`/).map { (page, String($0.output.1)) }
        }
        let missing = named.filter { _, path in isOurs(path) && !exists(path) && !exists("Sources/" + path) }
        #expect(missing.map { "\($0): \($1)" } == [])
    }

    @Test("Every link between pages leads somewhere")
    func linksLeadSomewhere() {
        let links = pages.flatMap { page in
            page.text.matches(of: /\]\(([^):#]+)\)/).map { (page, String($0.output.1)) }
        }
        // The pictures are made from the running demo.
        let missing = links.filter { page, link in !link.hasSuffix(".png") && !exists(folder(of: page) + link) }
        #expect(missing.map { "\($0): \($1)" } == [])
    }

    @Test("Every package that is linked has its licence written down")
    func licencesAreWritten() {
        let resolved = SourceTree.file("Package.resolved").text.matches(of: /"location" : "[^"]*\/([^"\/]+?)(\.git)?"/).map { String($0.output.1) }
        let page = SourceTree.file("docs/dependencies.md").text.split(separator: "## Licences").last ?? ""
        #expect(!resolved.isEmpty && resolved.filter { !page.contains($0) } == [])
    }

    @Test("The example of settings names every setting, and no other")
    func settingsAreDocumented() {
        let known = names(in: SourceTree.file("Sources/App/Configuration/SettingsSource.swift").code)
        let example = names(in: SourceTree.file("deploy/admilib.env.example").text)
        #expect(known.subtracting(example).sorted() == [])
        #expect(example.subtracting(known).filter { !$0.hasSuffix("_FILE") }.sorted() == [])
    }

    private func names(in text: String) -> Set<String> { Set(text.matches(of: /ADMILIB_[A-Z_]*[A-Z]/).map { String($0.output) }) }

    /// Only paths that begin in this project; "text/css" and "and/or" do not.
    private func isOurs(_ path: String) -> Bool {
        let first = path.split(separator: "/")[0]
        return exists(String(first)) || exists("Sources/\(first)")
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: SourceTree.root.appending(path: path).path) }

    private func folder(of page: SourceFile) -> String {
        page.path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    }
}
