import Core
import Testing

@Suite("Words")
struct WordsTests {
    let french = Words(
        .french,
        texts: [
            "hello": "Bonjour %{name}", "twice": "%{a}, %{b} et %{a}", "plain": "100 % gratuit", "open": "Un %{accolade", "days.one": "%{count} jour",
            "days.many": "%{count} jours", "only.french": "Mairie",
        ]
    )
    let english = Words(
        .english,
        texts: ["hello": "Hello %{name}", "days.one": "%{count} day", "days.many": "%{count} days"],
        french: ["hello": "Bonjour %{name}", "only.french": "Mairie"]
    )

    @Test("Arguments take their places, as often as the text names them")
    func arguments() {
        #expect(french("hello", ["name": "Amina"]) == "Bonjour Amina")
        #expect(french("twice", ["a": "1", "b": "2"]) == "1, 2 et 1")
        #expect(french(UserMessage("hello", ["name": "Bruno"])) == "Bonjour Bruno")
    }

    @Test("What a person typed is never read as a text of ours")
    func argumentsAreNotExpanded() {
        #expect(french("twice", ["a": "%{b}", "b": "%{a}"]) == "%{b}, %{a} et %{b}")
    }

    @Test("Per cent signs and stray braces stay as they are")
    func literals() {
        #expect(french("plain") == "100 % gratuit")
        #expect(french("open") == "Un %{accolade")
    }

    @Test("A missing key or argument is seen at once")
    func missing() {
        #expect(french("absent.key") == "[absent.key]")
        #expect(french(UserMessage("absent.key")) == "[absent.key]")
        #expect(french("hello") == "Bonjour [name]")
    }

    @Test("What English lacks is said in French")
    func fallback() {
        #expect(english("hello", ["name": "Amina"]) == "Hello Amina")
        #expect(english("only.french") == "Mairie")
        #expect(english.has("only.french"))
        #expect(!english.keys.contains("only.french"))
        #expect(!english.has("absent"))
    }

    @Test("Nothing is singular in French, plural in English")
    func plurals() {
        #expect([0, 1, 2].map { french.count($0, "days") } == ["0 jour", "1 jour", "2 jours"])
        #expect([0, 1, 2].map { english.count($0, "days") } == ["0 days", "1 day", "2 days"])
    }

    @Test("The names of the arguments are known, to compare languages")
    func names() {
        #expect(french.arguments(of: "twice") == ["a", "b"])
        #expect(french.arguments(of: "plain").isEmpty)
    }
}
