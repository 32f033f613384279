import Testing

@Suite("The files inside the program")
struct EmbeddedAssetsTests {
    let list = SourceTree.files(under: "Sources/CAssets").first { $0.path.hasSuffix("assets.c") }?.text ?? ""

    @Test("The list holds every file of Assets, and no other: run bin/assets after adding or removing one")
    func listIsUpToDate() {
        let listed = list.matches(of: /\{"([^"]+)", a\d+, sizeof a\d+ - 1\}/).map { String($0.output.1) }

        #expect(listed == assets)
    }

    @Test("Each name stands for the file of that name")
    func namesAreRight() {
        let embedded = list.matches(of: /#embed "\.\.\/\.\.\/Assets\/([^"]+)"/).map { String($0.output.1) }

        #expect(embedded == assets)
    }

    private var assets: [String] { SourceTree.paths(under: "Assets").map { String($0.dropFirst("Assets/".count)) } }
}
