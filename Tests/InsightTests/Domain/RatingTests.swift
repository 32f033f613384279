import Core
import Testing
import Web

@testable import Insight

@Suite("Ratings")
struct RatingTests {
    private let links = RatingLinks(key: Array(repeating: 7, count: 32))

    private func path(_ dossier: Int64, in town: OrganisationID = World.town) -> String {
        links.path(for: DossierID(dossier), procedure: World.birth, unit: World.civil, channel: .web, in: town)
    }

    private func key(_ path: String) -> String { String(path.dropFirst(RatingLinks.path.count + 1)) }

    @Test("The links of one request are one link, and say nothing of the request")
    func oneLink() throws {
        let invitation = try #require(links.read(key(path(4242)), in: World.town))

        #expect(path(4242) == path(4242) && path(4242) != path(4243))
        #expect(invitation.procedure == World.birth && invitation.channel == .web)
        #expect(!path(4242).contains("4242"))
    }

    @Test("A link that was changed, or made for another authority, is none")
    func forged() {
        let good = key(path(1))

        #expect(links.read(good.replacing("web", with: "phone"), in: World.town) == nil)
        #expect(links.read(good, in: OrganisationID(2)) == nil)
        #expect(links.read("", in: World.town) == nil)
    }

    @Test("Who needed no help was not answered by the administration either")
    func settled() {
        let answers = RatingAnswers(satisfaction: .good, contactTried: [.phone, .noNeed], contactReached: true).settled

        #expect(answers.contactTried == [.noNeed])
        #expect(answers.contactReached == nil)
    }

    @Test("The State's format has its codes, and only the comments that an agent read")
    func stateFormat() {
        let words = Words(.french, texts: [:])
        let answers = RatingAnswers(satisfaction: .medium, comprehension: .veryGood, contactTried: [.phone], contactReached: false, comment: "Bien")
        let invitation = RatingInvitation(procedure: World.birth, unit: World.civil, channel: .web, nonce: "")
        var rating = Rating(answers, of: invitation, in: World.town, isFromPaper: false, day: LocalDate(year: 2026, month: 3, day: 2)!)

        #expect(
            rating.stateAnswers(words).map { "\($0.fieldCode) \($0.answerItem) \($0.intention) \($0.kind)" } == [
                "satisfaction 2 medium radio", "comprehension 8 very_good radio", "contact_tried 10 neutral checkbox", "contact_reached 18 bad radio",
            ])
        rating.moderation = .shown
        #expect(rating.stateAnswers(words).last?.fieldCode == "verbatim")
    }

    @Test("A comment that begins like a formula runs nothing in a spreadsheet")
    func formula() { #expect(CSV.line(["=HYPERLINK(\"x\")", "a;b"]) == "\"'=HYPERLINK(\"\"x\"\")\";\"a;b\"\r\n") }
}
