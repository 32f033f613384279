import Core
import HTTPTypes
import Testing

@testable import Web

@Suite("The words of the frame")
struct WordsTests {
    @Test("French and English say the same things, with the same arguments")
    func languages() throws {
        let (french, english) = (try words(), try words(.english))
        let keys = french.keys.filter { $0.hasPrefix("web.") }

        #expect(keys == english.keys.filter { $0.hasPrefix("web.") })
        for key in keys { #expect(french.arguments(of: key) == english.arguments(of: key), "\(key)") }
    }

    @Test(
        "Every problem has its words",
        arguments: [WebProblem.notFound, .foreignForm, .malformed, .tooLarge(megabytes: 1), .tooMany, .signInRequired, .notYourRole])
    func problems(problem: WebProblem) throws {
        let words = try words()

        #expect(words.has(problem.message.key))
        #expect(words.has("web.problem.title.\(problem.kind.status.code)"))
    }
}
