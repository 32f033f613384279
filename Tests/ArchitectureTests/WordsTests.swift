import Testing

@Suite("The words that people read")
struct WordsTests {
    let french = WordFiles("fr")
    let english = WordFiles("en")

    @Test("Every key that the code asks for is in the French catalogue")
    func nothingIsMissing() {
        let keys = french.keys
        #expect(used().filter { use in !keys.contains(where: use.means) }.map(\.description) == [])
    }

    @Test("Every French text is asked for somewhere")
    func nothingIsUnused() {
        let used = used()
        #expect(french.keys.filter { key in !used.contains { $0.means(key) } }.sorted() == [])
    }

    @Test("French and English have the same keys")
    func languagesAgree() {
        #expect(french.keys.subtracting(english.keys).sorted() == [], "missing in English")
        #expect(english.keys.subtracting(french.keys).sorted() == [], "missing in French")
    }

    @Test("A key begins with the name of a room")
    func keysNameTheirRoom() {
        #expect(french.keys.filter { key in !WordFiles.rooms.contains { key.hasPrefix($0 + ".") } }.sorted() == [])
    }

    @Test("A text and its translation have the same arguments")
    func argumentsAgree() {
        let translated = Dictionary(english.entries.map { ($0.key, $0) }) { first, _ in first }
        let different = french.entries.filter { entry in translated[entry.key].map { $0.arguments != entry.arguments } ?? false }
        #expect(different.map(\.key) == [])
    }

    @Test("A text is given the arguments that it asks for, and no other")
    func argumentsAreGiven() {
        let texts = Dictionary(french.entries.map { ($0.key, $0) }) { first, _ in first }
        let wrong = SourceTree.product.flatMap(\.wordCalls).filter { call in texts[call.key].map { $0.arguments != call.arguments } ?? false }
        #expect(wrong.map { "\($0.key) \($0.arguments.sorted()) (\($0.file))" } == [])
    }

    @Test("Each file is a sorted list of `key: text`, and no key is written twice", arguments: ["fr", "en"])
    func filesAreTidy(language: String) {
        let words = WordFiles(language)

        #expect(words.unreadable == [])
        #expect(Dictionary(grouping: words.entries, by: \.key).filter { $0.value.count > 1 }.keys.sorted() == [])
        for file in words.files {
            let keys = words.entries.filter { $0.file == file }.map(\.key)
            #expect(zip(keys, keys.dropFirst()).filter { $0 >= $1 }.map(\.1) == [], "LC_ALL=C sort -t: -k1,1 -o \(file) \(file)")
        }
    }

    /// What looks like a key and is the name of a part of a procedure file.
    private static let partsOfFiles: Set = ["workflow.statuses", "workflow.actions", "workflow.timers"]

    private func used() -> [WordKey] {
        SourceTree.product.flatMap { $0.wordKeys(rooms: WordFiles.rooms) }.filter { !Self.partsOfFiles.contains($0.pieces[0]) }
    }
}
