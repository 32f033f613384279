import Testing

@testable import Storage

@Suite("Statements as they are prepared")
struct StatementShapeTests {
    @Test("Other values make the same statement; one value more makes another")
    func values() {
        #expect(Self.search(1, ["a"]).shape == Self.search(2, ["b"]).shape)
        #expect(Self.search(1, ["a"]).shape != Self.search(1, ["a", "b"]).shape)
    }

    @Test("Pasted text is a part of the statement")
    func pasted() {
        #expect(Self.count("dossier").shape == Self.count("dossier").shape)
        #expect(Self.count("dossier").shape != Self.count("draft").shape)
    }

    @Test("Each database has its own placeholders, and the values in order")
    func placeholders() {
        let search = Self.search(7, ["a", "b"])

        #expect(search.shape.text(for: .sqlite) == "SELECT * FROM t WHERE id = ? AND name IN (?, ?)")
        #expect(search.shape.text(for: .postgres) == "SELECT * FROM t WHERE id = $1 AND name IN ($2, $3)")
        #expect(search.values == [.integer(7), .text("a"), .text("b")])
    }

    private static func search(_ id: Int, _ names: [String]) -> SQL { "SELECT * FROM t WHERE id = \(id) AND name IN \(list: names)" }
    private static func count(_ table: String) -> SQL { "SELECT COUNT(*) FROM \(SQL(trusted: table))" }
}
