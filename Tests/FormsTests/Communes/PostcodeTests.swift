import Core
import Testing

@testable import Forms

@Suite("Postcodes of communes")
struct PostcodeTests {
    let list = CommuneList.shipped

    @Test(
        "A postcode serves its communes, the first and the last of the list too",
        arguments: [
            ("35400", ["Saint-Malo (35)"]), ("01000", ["Bourg-en-Bresse (01)", "Saint-Denis-lès-Bourg (01)"]),
            ("75012", ["Paris 12e Arrondissement (75)"]), ("97133", ["Saint-Barthélemy (977)"]), ("35999", []), ("3540", []), ("é5400", []), ("", []),
        ])
    func served(postcode: String, communes: [String]) { #expect(list.served(by: postcode).map(\.label) == communes) }

    @Test("Each commune but three, merged since, has a postcode")
    func whole() {
        let lines = String(decoding: PostcodeList.shippedText, as: UTF8.self).split(separator: "\n").map { $0.split(separator: " ") }
        let served = Set(lines.flatMap { $0.dropFirst().map(String.init) })

        #expect(CommuneList.all.filter { !served.contains($0.code) }.count == 3)
        #expect(lines.map { $0[0] } == lines.map { $0[0] }.sorted())
        #expect(lines.allSatisfy { list.served(by: String($0[0])).map(\.code) == $0.dropFirst().map(String.init) })
    }

    @Test("Typed alone it stands for its commune; beside a name it tells which", arguments: ["35400", "35400 Saint-Malo", "St Malo 35400"])
    func settled(typed: String) { #expect(list.settled(typed) == list["35288"].map(SettledCommune.one)) }

    /// La Rochette of the Alpes-de-Haute-Provence is served from Puget-Théniers, in the Alpes-Maritimes; four others are called so.
    @Test("It tells apart what the département does not")
    func apart() {
        #expect(list.settled("La Rochette 06260") == list["04170"].map(SettledCommune.one))
        #expect(list.suggestions(for: "35 400", atMost: 10).map(\.label) == ["Saint-Malo (35)"])
    }
}
