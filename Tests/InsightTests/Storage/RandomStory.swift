import Core
import Foundation

@testable import Insight

/// A few hundred requests that live as they please, and the readings of them that a worker makes: some late, some twice, some out of order.
struct RandomStory {
    private var dice: HistogramTests.Dice
    private(set) var last: [Track] = []

    init(seed: UInt64) { dice = .init(state: seed) }

    mutating func readings() -> [[Track]] {
        var all: [Track] = []
        for id in 1...120 {
            let life = life(of: Int64(id))
            last.append(life[life.count - 1])
            all += life + life.filter { _ in Bool.random(using: &dice) }
        }
        all.shuffle(using: &dice)
        return stride(from: 0, to: all.count, by: 7).map { Array(all[$0..<min($0 + 7, all.count)]) }
    }

    /// The request each time that its history got longer.
    private mutating func life(of id: Int64) -> [Track] {
        let isBirth = Bool.random(using: &dice)
        var track = World.track(
            id, isBirth ? World.birth : World.enrolment, unit: isBirth ? World.civil : World.school,
            channel: Channel.allCases.randomElement(using: &dice) ?? .web)
        track.receivedAt = World.morning + Double.random(in: 0...(300 * 86_400), using: &dice)
        track.steps = [.init("filed", at: track.receivedAt)]
        track.lines = 1
        if Bool.random(using: &dice) { track.place = place(1) }
        track.answers = answers(isBirth)
        var life = [track]
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            live(&track)
            life.append(track)
        }
        return life
    }

    private mutating func place(_ edition: Int) -> DistrictPlace {
        DistrictPlace(edition: edition, code: ["centre", "gare", "les-halles", "-", ""].randomElement(using: &dice) ?? "-")
    }

    /// A birth certificate asks why it is needed; both desks ask what else is wished, several things at once.
    private mutating func answers(_ isBirth: Bool) -> CountedAnswers {
        var answers = CountedAnswers()
        if isBirth { answers.add("motif", allowsSeveral: false, keys: [["mariage"], ["notaire"], ["autre"], []].randomElement(using: &dice) ?? []) }
        answers.add("besoin", allowsSeveral: true, keys: [["lit", "repas"], ["repas"], []].randomElement(using: &dice) ?? [])
        return answers
    }

    private mutating func live(_ track: inout Track) {
        let at = (track.closedAt ?? track.statusSince) + Double.random(in: 30...(20 * 86_400), using: &dice)
        // Districts are imported anew: the same request, read again, is somewhere else.
        if Int.random(in: 0..<4, using: &dice) == 0 {
            track.place = place((track.place?.edition ?? 0) + 1)
            if Bool.random(using: &dice) { return }
        }
        track.lines += 1
        // The person corrects what they answered; or the request may not be read, and keeps what is known of it.
        switch Int.random(in: 0..<9, using: &dice) {
        case 8: track.answers = answers(track.procedure == World.birth)
        case 6, 7: track.acts.append(.init(at: at, mark: ["a1", "b2", "c3", "d4"].randomElement(using: &dice) ?? "a1"))
        case 0: track.contacts.append(at)
        case 1: track.unit = track.unit == World.civil ? World.school : World.civil
        case 2:
            track.silence = Bool.random(using: &dice) ? .accepted(on: LocalDate(at, in: World.paris)) : .rejected(on: LocalDate(at, in: World.paris))
        case 3:
            track.steps.append(.init(Bool.random(using: &dice) ? "accepted" : "rejected", at: at))
            track.closedAt = at
        default:
            track.steps.append(.init(["in_review", "waiting_person", "filed"].randomElement(using: &dice) ?? "filed", at: at))
            track.closedAt = nil
        }
    }

    static func questions() throws -> [[String: String]] {
        var questions: [[String: String]] = []
        for measure in StatisticsQuestion.Measure.allCases where measure != .satisfaction {
            for group in measure.groups {
                let plain = ["mesure": measure.rawValue, "par": group.rawValue, "du": "2026-01", "au": "2027-12"]
                if measure.groups.contains(.district), group.isOfDistricts {
                    questions += ["gare", "-"].map { code in plain.merging(["quartier": code, "du": "2026-04"]) { $1 } }
                }
                if measure.groups.contains(.answer), group.isOfAnswers {
                    questions += [["question": "motif"], ["question": "besoin~", "reponse": "repas"], ["question": "motif", "reponse": "-"]].map {
                        asked in
                        plain.merging(asked.merging(["du": "2026-04"]) { $1 }) { $1 }
                    }
                }
                questions += [plain, plain.merging(["canal": "web", "demarche": "1"]) { $1 }]
                if !group.isRhythm { questions.append(plain.merging(["du": "2026-05", "au": "2026-08", "service": "2"]) { $1 }) }
                if measure == .delay {
                    questions += ["filed>in_review", "*>accepted", "in_review>@"].map { path in plain.merging(["trajet": path]) { $1 } }
                }
            }
        }
        return questions
    }
}

/// Counts again from the requests themselves, without any of the code that it checks.
struct NaiveCount {
    struct Bag {
        var count = 0
        var seconds: [Double] = []
        var marks: Set<String> = []

        func percentile(_ share: Double) -> Double? {
            let sorted = seconds.sorted()
            return sorted.isEmpty ? nil : sorted[max(1, Int((share * Double(sorted.count)).rounded(.up))) - 1]
        }
    }

    let tracks: [Track]
    let units: [UnitID]

    func answer(_ question: StatisticsQuestion) -> [String: Bag] {
        var bags: [String: Bag] = [:]
        for track in tracks where sees(track, question) {
            for (at, part, seconds) in happenings(track, question) where isIn(question, at) {
                let answered = question.group == .answer ? answers(track, question) ?? [] : [key(track, question, at, part)]
                for key in answered where question.group != .answer || question.answer == nil || question.answer == key {
                    bags[key, default: Bag()].count += 1
                    bags[key]?.seconds.append(seconds)
                    if question.measure == .load { bags[key]?.marks.insert(part) }
                }
            }
        }
        if question.measure == .load { for (key, bag) in bags where bag.marks.count < SQLStatistics.leastAgents { bags[key]?.count = 0 } }
        return bags
    }

    private func sees(_ track: Track, _ question: StatisticsQuestion) -> Bool {
        units.contains(track.unit) && (question.unit == nil || question.unit == track.unit)
            && (question.procedure == nil || question.procedure == track.procedure) && (question.channel == nil || question.channel == track.channel)
            && (!question.isOfDistricts || (track.place?.code ?? "") != "") && (question.district == nil || question.district == track.place?.code)
            && (question.question == nil || answers(track, question) != nil)
            && (question.answer == nil || answers(track, question)?.contains(question.answer ?? "") == true)
    }

    private func answers(_ track: Track, _ question: StatisticsQuestion) -> [String]? { question.question.flatMap { track.answers?.keys[$0] } }

    private func happenings(_ track: Track, _ question: StatisticsQuestion) -> [(Date?, String, Double)] {
        switch question.measure {
        case .filed: return [(track.receivedAt, track.status, 0)]
        case .closed: return track.closedAt.map { [($0, track.status, 0)] } ?? []
        case .open: return track.closedAt == nil ? [(nil, track.status, 0)] : []
        case .contacts: return track.contacts.map { ($0, "", 0) }
        case .load: return track.acts.map { ($0.at, $0.mark, 0) }
        case .silence:
            switch track.silence {
            case .accepted(let day): return [(day.instant(secondOfDay: 43_200, in: World.paris), "accept", 0)]
            case .rejected(let day): return [(day.instant(secondOfDay: 43_200, in: World.paris), "reject", 0)]
            case nil: return []
            }
        case .delay: return durations(track, question.path)
        case .satisfaction: return []
        }
    }

    private func durations(_ track: Track, _ path: DurationPath) -> [(Date?, String, Double)] {
        if path.to == "@" {
            return track.steps.indices.dropLast().filter { track.steps[$0].status == path.from }.map {
                (
                    track.steps[$0 + 1].at, "",
                    Double(Int(track.steps[$0 + 1].at.timeIntervalSince1970) - Int(track.steps[$0].at.timeIntervalSince1970))
                )
            }
        }
        let start = path.from == "*" ? track.receivedAt : track.steps.first { $0.status == path.from }?.at
        let end = path.to == "!" ? track.closedAt : track.steps.first { $0.status == path.to }?.at
        let startRank = path.from == "*" ? -1 : track.steps.firstIndex { $0.status == path.from } ?? .max
        let endRank = path.to == "!" ? Int.max - 1 : track.steps.firstIndex { $0.status == path.to } ?? -1
        guard let start, let end, startRank < endRank else { return [] }
        return [(end, "", end.timeIntervalSince(start))]
    }

    private func isIn(_ question: StatisticsQuestion, _ at: Date?) -> Bool {
        guard let at else { return true }
        let month = String(LocalDate(at, in: World.paris).description.prefix(7))
        if question.group.isRhythm { return month.prefix(4) >= question.from.prefix(4) && month.prefix(4) <= question.to.prefix(4) }
        return month >= question.from && month <= question.to
    }

    private func key(_ track: Track, _ question: StatisticsQuestion, _ at: Date?, _ part: String) -> String {
        let day = LocalDate(at ?? World.morning, in: World.paris)
        return switch question.group {
        case .procedure: track.procedure.description
        case .unit: track.unit.description
        case .channel: track.channel.rawValue
        case .district: track.place?.code ?? ""
        case .answer: ""
        case .status, .effect: part
        case .month: String(day.description.prefix(7))
        case .weekday: String(day.weekday - 1)
        case .hour: String((at ?? World.morning).clock(in: World.paris).hour)
        }
    }
}
