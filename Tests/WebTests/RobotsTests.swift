import Testing

@testable import Web

@Suite("Who says to be a program")
struct RobotsTests {
    @Test(
        "A phone, a computer and an old browser are people",
        arguments: [
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0", "Été/1.0",
        ])
    func people(_ agent: String) { #expect(!Robots.isOne(agent)) }

    @Test(
        "A program that says so is one, wherever it says it; who says nothing is one",
        arguments: [
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "CURL/8.5", "python-requests/2.32", "My Uptime", "bo bot", "",
            nil,
        ])
    func programs(_ agent: String?) { #expect(Robots.isOne(agent)) }
}
