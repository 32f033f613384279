import Core
import Foundation
import Testing

@testable import Insight

/// Two hundred ratings of any day and any kind, and their marks counted again without any of the code that is tried.
struct RandomRatings {
    let all: [Rating]

    init(seed: UInt64) throws {
        var dice = HistogramTests.Dice(state: seed)
        let first = try #require(LocalDate("2026-01-01"))
        all = (0..<200).map { index in
            let isBirth = Bool.random(using: &dice)
            let invitation = RatingInvitation(
                procedure: isBirth ? World.birth : World.enrolment, unit: isBirth ? World.civil : World.school,
                channel: Channel.allCases.randomElement(using: &dice) ?? .web, nonce: "\(index)")
            let answers = RatingAnswers(satisfaction: Satisfaction.allCases.randomElement(using: &dice) ?? .good)
            return Rating(
                answers, of: invitation, in: World.town, isFromPaper: Bool.random(using: &dice),
                day: first.adding(days: Int.random(in: 0..<400, using: &dice)))
        }
    }

    static let questions: [[String: String]] = StatisticsQuestion.Measure.satisfaction.groups.flatMap { group in
        let plain = ["mesure": "satisfaction", "par": group.rawValue, "du": "2026-01", "au": "2027-12"]
        return [[:], ["canal": "web"], ["demarche": "1"], ["service": "2"], ["du": "2026-03", "au": "2026-05"]].map { narrowing in
            plain.merging(narrowing) { $1 }
        }
    }

    func marks(_ question: StatisticsQuestion, units: [UnitID]) -> [String: [Double]] {
        let counted = all.filter { rating in
            let month = String(rating.day.description.prefix(7))
            return units.contains(rating.unit) && month >= question.from && month <= question.to && (question.unit ?? rating.unit) == rating.unit
                && (question.procedure ?? rating.procedure) == rating.procedure && (question.channel ?? rating.channel) == rating.channel
        }
        return Dictionary(grouping: counted) { key($0, question.group) }.mapValues { $0.map { mark($0.answers.satisfaction) } }
    }

    private func key(_ rating: Rating, _ group: StatisticsQuestion.Group) -> String {
        switch group {
        case .procedure: rating.procedure.description
        case .unit: rating.unit.description
        case .channel: rating.channel.rawValue
        default: String(rating.day.description.prefix(7))
        }
    }

    private func mark(_ satisfaction: Satisfaction) -> Double {
        switch satisfaction {
        case .good: 10
        case .medium: 5
        case .bad: 0
        }
    }
}
