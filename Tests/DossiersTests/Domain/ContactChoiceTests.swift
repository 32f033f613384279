import Core
import Foundation
import Testing

@testable import Dossiers

@Suite("How a person wants to be written to")
struct ContactChoiceTests {
    private static func line(_ day: Int, agrees: Bool, post: Bool = false) -> HistoryLine {
        HistoryLine(
            number: day, at: date(day), actor: .person, channel: .web, event: .contactChosen,
            detail: ["post": .bool(post), "electronic": .bool(agrees)], previousHash: "")
    }

    private static func date(_ day: Int) -> Date { Date(timeIntervalSince1970: Double(day) * 86_400) }

    @Test("Whoever asks for post without taking the agreement back agreed on the first day")
    func since() {
        let choice = ContactChoice([Self.line(2, agrees: true), Self.line(9, agrees: true, post: true)])

        #expect(choice.prefersPost && choice.since == Self.date(2))
    }

    @Test("Taken back and given again, it was given on the second day; taken back, on none")
    func takenBack() {
        let choices = [Self.line(2, agrees: true), Self.line(5, agrees: false), Self.line(7, agrees: true)]

        #expect(ContactChoice(choices).since == Self.date(7))
        #expect(ContactChoice(Array(choices.prefix(2))).since == nil)
    }
}
