import Core
import Testing

@testable import Forms

@Suite("The list of communes")
struct CommuneListTests {
    let list = CommuneList.shipped

    @Test("It is whole, and in the order that searches rely on")
    func order() {
        let keys = CommuneList.all.map { CommuneName($0.name).key }

        #expect(CommuneList.all.count == 34_924)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(CommuneList.all.allSatisfy { InseeCode($0.code)?.text == $0.code && Departement(code: $0.departement) != nil })
    }

    @Test("No two communes of a département have the same name")
    func names() {
        let names = CommuneList.all.map { CommuneName($0.name).words + [$0.departement] }

        #expect(Set(names).count == names.count)
    }

    @Test("Every commune finds itself by its code")
    func codes() { #expect(CommuneList.all.allSatisfy { list[$0.code] == $0 }) }

    // One in eleven: all of them pass, in half a minute.
    @Test("A commune finds itself by what is shown of it, and by its name and département, in either order")
    func itself() {
        let lost = stride(from: 0, to: CommuneList.all.count, by: 11).map { CommuneList.all[$0] }.filter { commune in
            let (name, place) = (commune.name, commune.departement)
            // « Marseille 13 » is its thirteenth district.
            return [commune.label, "\(name) \(place)", "\(place) \(name)"].contains { list.settled($0) != .one(commune) } && name != "Marseille"
        }

        #expect(lost.map(\.label) == [])
    }

    @Test("A code that no commune has is not found", arguments: ["", "35", "35999", "352380", "ABCDE", "99999", "é5238"])
    func noCode(code: String) { #expect(list[code] == nil) }

    @Test("An empty list knows nothing")
    func empty() {
        let empty = CommuneList(UnsafeRawBufferPointer(start: nil, count: 0))

        #expect(empty["35238"] == nil)
        #expect(empty.settled("Rennes") == .unknown)
        #expect(empty.suggestions(for: "Rennes", atMost: 10) == [])
    }

    @Test(
        "Suggestions: names that begin so, else the one that is told, else those spelled nearly so",
        arguments: [
            ("renn", ["Rennemoulin (78)", "Rennepont (52)", "Rennes (35)"]), ("st denis 93", ["Saint-Denis (93)"]),
            ("Rennse", ["Rennes (35)", "Renage (38)", "Renazé (53)"]),
            ("Sant-Malo", ["Saint-Malo (35)", "Saint-Maclou (27)", "Saint-Mard (02)"]),
            ("Marselle", ["Marseille (13)", "Marcillé (79)", "Marsilly (17)"]), ("r", []), ("zzzz", []),
            ("35", []),
        ])
    func suggestions(typed: String, labels: [String]) {
        #expect(list.suggestions(for: typed, atMost: 3).map(\.label) == labels)
    }
}
