import Testing

@testable import Web

@Suite("Tokens of forms")
struct FormTokensTests {
    private let tokens = FormTokens(key: Array(repeating: 1, count: 32))
    private let lea = Visitor(key: String(repeating: "a", count: 43), isNew: false)

    @Test("A visitor's own token is accepted, and each is different")
    func own() {
        let (one, two) = (tokens.make(for: lea), tokens.make(for: lea))

        #expect(one != two)
        #expect(tokens.accepts(one, for: lea) && tokens.accepts(two, for: lea))
    }

    @Test("Another visitor's, another installation's and a damaged one are not")
    func others() {
        let token = tokens.make(for: lea)
        let tom = Visitor(key: String(repeating: "b", count: 43), isNew: false)

        #expect(!tokens.accepts(token, for: tom))
        #expect(!FormTokens(key: Array(repeating: 2, count: 32)).accepts(token, for: lea))
        #expect(!tokens.accepts(token + "0", for: lea) && !tokens.accepts("0" + token, for: lea))
        for broken in [nil, "", ".", "abc", String(token.dropLast())] { #expect(!tokens.accepts(broken, for: lea)) }
    }

    @Test("A visitor whose browser sent no cookie proves nothing")
    func newVisitor() {
        let new = Visitor(key: lea.key, isNew: true)

        #expect(!tokens.accepts(tokens.make(for: new), for: new))
    }
}
