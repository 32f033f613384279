import Core
import Testing

@testable import Procedures

@Suite("Words of a search")
struct WordTests {
    @Test(
        "Forms of a word have one stem",
        arguments: [
            ["ecole", "ecoles"], ["electoral", "electorale", "electorales", "electoraux"], ["signaler", "signalez", "signale"],
            ["municipal", "municipale"],
            ["bureau", "bureaux"], ["travaux", "traval"],
        ])
    func stems(words: [String]) { #expect(Set(words.map(Stem.of)).count == 1, "\(words.map(Stem.of))") }

    @Test("Short words and numbers stay as they are", arguments: ["cni", "rue", "12156", "cp"])
    func short(word: String) { #expect(Stem.of(word) == word) }

    @Test(
        "What sounds alike has one sound",
        arguments: [
            ("lampadaire", "lampadere"), ("ecole", "ekol"), ("cantine", "kantine"), ("naissance", "nessence"), ("photo", "foto"), ("feu", "feux"),
        ])
    func sounds(one: String, other: String) { #expect(Sound.of(one) == Sound.of(other), "\(Sound.of(one)) \(Sound.of(other))") }

    @Test(
        "Mistakes are counted as people make them",
        arguments: [("benne", "bene", 1), ("carte", "catre", 1), ("passeport", "paseprt", 2), ("acte", "acte", 0), ("abcd", "badc", 2)])
    func mistakes(one: String, other: String, count: Int) {
        #expect(Spelling.distance(Array(one.utf8), Array(other.utf8), atMost: 3) == count)
        #expect(Spelling.distance(Array(other.utf8), Array(one.utf8), atMost: 3) == count)
    }

    @Test("Beyond the limit there is no distance")
    func beyond() { #expect(Spelling.distance(Array("maison".utf8), Array("jardin".utf8), atMost: 2) == nil) }

    @Test("Words that begin any request say nothing")
    func stopWords() {
        #expect(QueryWords("Bonjour, je voudrais refaire ma carte d’identité svp").words == ["carte", "identite"])
        #expect(QueryWords("comment faire ?").words == [])
    }
}
