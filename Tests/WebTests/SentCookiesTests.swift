import HTTPTypes
import Testing

@testable import Web

@Suite("The cookies that a browser sent")
struct SentCookiesTests {
    @Test("Each is found by its whole name, whatever spaces there are, and the first of a name is the one")
    func names() {
        let cookies = read("visite=abc; bureau=d=e;langue=fr; xbureau=no; bureau=second")

        #expect(cookies["visite"] == "abc")
        #expect(cookies["bureau"] == "d=e")
        #expect(cookies["reau"] == nil && cookies["vis"] == nil)
    }

    @Test("What is no pair is passed over")
    func malformed() {
        let cookies = read(";; =; visite; bureau=; a=1")

        #expect(cookies["visite"] == nil)
        #expect(cookies["bureau"] == "")
        #expect(cookies["a"] == "1")
        #expect(SentCookies([:])["a"] == nil)
    }

    private func read(_ header: String) -> SentCookies { SentCookies([.cookie: header]) }
}
