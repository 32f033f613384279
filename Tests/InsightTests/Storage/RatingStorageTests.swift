import Core
import Foundation
import Storage
import TestSupport
import Testing

@testable import Insight

@Suite("Ratings, kept")
struct RatingStorageTests {
    private func invitation(_ nonce: String = "n", unit: UnitID = World.civil) -> RatingInvitation {
        RatingInvitation(procedure: World.birth, unit: unit, channel: .web, nonce: nonce)
    }

    private func rating(_ satisfaction: Satisfaction, _ comment: String? = nil, reached: Bool? = nil, unit: UnitID = World.civil) throws -> Rating {
        var answers = RatingAnswers(satisfaction: satisfaction, contactReached: reached, comment: comment)
        if reached != nil { answers.contactTried = [.phone] }
        return Rating(
            answers, of: invitation(unit: unit), in: World.town, isFromPaper: false, day: try #require(LocalDate(year: 2026, month: 3, day: 2)))
    }

    @Test("A link serves once", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let ratings = SQLRatings(database: try await World.database(engine))

        #expect(try await ratings.keep(try rating(.good), spending: invitation()))
        #expect(try await !ratings.keep(try rating(.bad), spending: invitation()))

        #expect(try await ratings.isSpent(invitation()))
        #expect(try await ratings.byProcedure(RatingScope(organisation: World.town))[World.birth]?.count == 1)
    }

    @Test("Nothing of what is stored tells which link was used", arguments: TestEngine.allCases)
    func unlinked(engine: TestEngine) async throws {
        let database = try await World.database(engine)
        _ = try await SQLRatings(database: database).keep(try rating(.good), spending: invitation("abcdef"))

        let rows = try await database.read { try $0.rows("SELECT * FROM rating") }

        #expect(rows.count == 1)
        #expect(!"\(rows)".contains("abcdef") && !"\(rows)".contains(invitation("abcdef").spentMark))
    }

    @Test("An agent reads the comments of their units alone", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let ratings = SQLRatings(database: try await World.database(engine))
        let (ours, theirs) = (try rating(.good, "Bien"), try rating(.bad, "Mal", unit: World.school))
        for rating in [ours, theirs] { _ = try await ratings.keep(rating, spending: nil) }

        #expect(try await ratings.commented(.waiting, viewer: World.clerk, atMost: 10).map(\.id) == [ours.id])
        #expect(try await ratings.find(theirs.id, viewer: World.clerk) == nil)
        await #expect(throws: InsightProblem.unknownRating) {
            try await ratings.moderate(theirs.id, .shown, comment: "Mal", reply: nil, by: World.clerk)
        }
    }

    @Test("What an agent shows is read by everyone, with the answer", arguments: TestEngine.allCases)
    func shown(engine: TestEngine) async throws {
        let ratings = SQLRatings(database: try await World.database(engine))
        let rating = try rating(.good, "Bien mais long")
        _ = try await ratings.keep(rating, spending: nil)
        #expect(try await ratings.shown(of: World.birth, in: World.town, atMost: 5).isEmpty)

        try await ratings.moderate(rating.id, .shown, comment: "Bien […]", reply: "Merci", by: World.clerk)

        let read = try await ratings.shown(of: World.birth, in: World.town, atMost: 5)
        #expect(read.map(\.reply) == ["Merci"] && read.first?.answers.comment == "Bien […]")
    }

    @Test("The sums are those of the marks", arguments: TestEngine.allCases)
    func figures(engine: TestEngine) async throws {
        let ratings = SQLRatings(database: try await World.database(engine))
        for (mark, reached) in [(Satisfaction.good, true), (.good, nil), (.medium, false), (.bad, true)] as [(Satisfaction, Bool?)] {
            _ = try await ratings.keep(try rating(mark, reached: reached), spending: nil)
        }

        let figures = try #require(try await ratings.byProcedure(RatingScope(organisation: World.town))[World.birth])

        #expect(figures.satisfaction == 6.25)
        #expect(figures.helpReachable == 2.0 / 3)
        #expect(figures.helpUsed == 1)
    }

    @Test("An export goes through all the pages, each rating once", arguments: TestEngine.allCases)
    func pages(engine: TestEngine) async throws {
        let ratings = SQLRatings(database: try await World.database(engine))
        for _ in 0..<7 { _ = try await ratings.keep(try rating(.good), spending: nil) }
        let day = try #require(LocalDate(year: 2026, month: 3, day: 2))

        var seen: [RatingID] = [], after: (LocalDate, RatingID)?
        repeat {
            let page = try await ratings.page(from: day, to: day, after: after, viewer: World.clerk, atMost: 3)
            seen += page.map(\.id)
            after = page.last.map { ($0.day, $0.id) }
        } while after != nil

        #expect(seen.count == 7 && Set(seen).count == 7)
    }

    @Test("A comment becomes an improvement, which is settled once", arguments: TestEngine.allCases)
    func improvements(engine: TestEngine) async throws {
        let database = try await World.database(engine)
        let improvements = SQLImprovements(database: database)
        try await improvements.add("Raccourcir la page 2", about: try rating(.bad, "Long"), by: World.clerk, at: World.morning)
        let note = try #require(try await improvements.all(viewer: World.clerk, atMost: 5).first)

        try await improvements.settle(note.id, "Deux questions de moins", by: World.clerk, at: World.morning + 60)
        try await improvements.settle(note.id, "Autre", by: World.clerk, at: World.morning + 90)

        #expect(try await improvements.done(of: World.birth, in: World.town, atMost: 5).map(\.outcome) == ["Deux questions de moins"])
    }
}
