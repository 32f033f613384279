import Core
import Testing

@testable import Insight

@Suite("What is published")
struct PublicationTests {
    private func hidden(_ numbers: [Int]) -> [Int]? {
        let lines = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ("q\($0)", $1) })
        return SmallNumbers.hidden(lines).map { hidden in numbers.indices.filter { hidden.contains("q\($0)") } }
    }

    @Test("A small number is hidden with the smallest others, until each hidden one may be a crowd")
    func small() {
        #expect(hidden([40, 9, 6]) == [])
        #expect(hidden([40, 9, 6, 2]) == [2, 3])
        #expect(hidden([40, 9, 3, 2]) == [1, 2, 3])
        #expect(hidden([40, 9, 2, 2]) == [1, 2, 3])
        #expect(hidden([12, 4, 4]) == [1, 2])
    }

    @Test("Lines whose total tells them are not even named")
    func unnamed() {
        #expect(hidden([1, 1, 1, 1, 1]) == nil && hidden([3]) == nil && hidden([2, 3]) == nil)
        #expect(StatisticsTable(lines: [.init(key: "a", number: 3)]).hiding(nil, isInTime: false).isTooFew)
    }

    @Test("Hidden lines say nothing by their place; time keeps its order")
    func order() {
        let table = StatisticsTable(lines: [("z", 9), ("b", 8), ("a", 3)].map { .init(key: $0.0, number: $0.1) })
        #expect(table.hiding(["b", "a"], isInTime: false).lines.map { "\($0.key) \($0.number)" } == ["z 9", "a 0", "b 0"])
        #expect(table.hiding(["z", "a"], isInTime: false).lines.map(\.key) == ["b", "a", "z"])
        #expect(table.hiding(["z", "a"], isInTime: true).lines.map(\.key) == ["z", "b", "a"])
    }

    @Test(
        "Who knows the total cannot say of a hidden line that it is small, nor, knowing how lines are hidden, what it is",
        arguments: [1, 2, 3] as [UInt64])
    func oneTable(seed: UInt64) {
        var dice = HistogramTests.Dice(state: seed)
        for _ in 0..<150 {
            let numbers = (0..<Int.random(in: 1...4, using: &dice)).map { _ in Int.random(in: 1...9, using: &dice) }
            guard let hidden = hidden(numbers), !hidden.isEmpty else { continue }
            let sum = hidden.reduce(0) { $0 + numbers[$1] }
            var most = hidden.map { _ in 0 }, possible = hidden.map { _ in Set<Int>() }
            for parts in Self.partitions(of: sum, into: hidden.count) {
                most = zip(most, parts).map(max)
                var other = numbers
                for (place, part) in zip(hidden, parts) { other[place] = part }
                guard self.hidden(other) == hidden else { continue }
                for (index, part) in parts.enumerated() { possible[index].insert(part) }
            }
            #expect(most.allSatisfy { $0 >= SmallNumbers.least } && possible.allSatisfy { $0.count > 1 }, "\(numbers)")
        }
    }

    private static func partitions(of sum: Int, into count: Int) -> [[Int]] {
        if count == 1 { return sum > 0 ? [[sum]] : [] }
        return (1..<max(2, sum)).flatMap { first in partitions(of: sum - first, into: count - 1).map { [first] + $0 } }
    }

    @Test("By district, everyone reads of months that are over, and never of messages")
    func ofDistricts() throws {
        let today = try #require(LocalDate("2026-12-31"))
        let months = { (parts: [String: String]) in
            let question = try PublishedCity.question(parts).published(on: today)
            return "\(question.from) \(question.to)"
        }
        #expect(try months(["par": "quartier", "du": "2026-01", "au": "2026-12"]) == "2026-01 2026-11")
        #expect(try months(["quartier": "gare", "du": "2026-12", "au": "2026-12"]) == "2026-11 2026-11")
        #expect(try months(["question": "motif", "du": "2026-01", "au": "2026-12"]) == "2026-01 2026-11")
        #expect(try months(["par": "canal", "du": "2026-01", "au": "2026-12"]) == "2026-01 2026-12")
        #expect(try !PublishedCity.question(["mesure": "contacts", "par": "quartier"]).isPublishable)
        #expect(try PublishedCity.question(["mesure": "contacts", "par": "canal"]).isPublishable)
    }

    @Test("A figure that another table would give back by subtraction is hidden")
    func twoTables() throws {
        let year = try PublishedCity.question(["par": "canal", "du": "2026-01", "au": "2026-06"])
        let less = try PublishedCity.question(["par": "canal", "du": "2026-01", "au": "2026-05"])
        func table(_ question: StatisticsQuestion, _ numbers: [Int]) -> PublishedTable {
            let lines = zip(["web", "counter", "phone"], numbers).map { StatisticsTable.Line(key: $0, number: $1) }
            return PublishedTable(question: question, units: World.both.units, table: StatisticsTable(lines: lines))
        }

        let both = PublishedTables([table(year, [30, 20, 12]), table(less, [20, 18, 6])]).tables
        #expect(both[0].lines.map(\.number) == [30, 20, 12])
        #expect(both[1].lines.map { "\($0.key) \($0.number)" } == ["web 20", "counter 0", "phone 0"])

        let far = PublishedTables([table(year, [30, 20, 12]), table(less, [20, 15, 6])]).tables
        #expect(far[1].lines.map(\.number) == [20, 15, 6])
    }

    @Test("Whatever is published, no two figures tell by their difference of fewer than five", arguments: [4, 5, 6, 7] as [UInt64])
    func anyTables(seed: UInt64) throws {
        var city = PublishedCity(seed: seed)
        let tables = try (0..<8).map { _ in try city.table() }
        let told = zip(tables, PublishedTables(tables).tables).flatMap { city.figures($0, $1) }
        #expect(told.count > 8 && told.allSatisfy { $0.number >= SmallNumbers.least })
        for more in told {
            for few in told where more.number > few.number && more.number - few.number < SmallNumbers.least {
                #expect(!few.cells.isSubset(of: more.cells), "\(more) \(few)")
            }
        }
    }
}

/// A small town, whose requests are counted without any of the code that is tried.
struct PublishedCity {
    // `answer`: `nil` where the procedure does not ask.
    struct Cell: Hashable { let unit, procedure, month: Int, channel, district: String, answer: String? }
    struct Figure { let number: Int, cells: Set<Cell> }

    private var dice: HistogramTests.Dice
    private let cells: [Cell]
    private var requests: [Cell: Int] = [:]

    init(seed: UInt64) {
        dice = .init(state: seed)
        cells = (1...2).flatMap { unit in
            (1...3).flatMap { procedure in
                (1...5).flatMap { month in
                    ["web", "counter"].flatMap { channel in
                        ["gare", "nord", "-"].flatMap { district in
                            (procedure == 3 ? [nil] : ["oui", "non"]).map { answer in
                                Cell(unit: unit, procedure: procedure, month: month, channel: channel, district: district, answer: answer)
                            }
                        }
                    }
                }
            }
        }
        for cell in cells where Int.random(in: 0..<3, using: &dice) > 0 { requests[cell] = Int.random(in: 0...3, using: &dice) }
    }

    static func question(_ parts: [String: String]) throws -> StatisticsQuestion {
        StatisticsQuestion(today: try #require(LocalDate("2026-12-31"))) { parts[$0] }
    }

    mutating func table() throws -> PublishedTable {
        var parts = ["par": ["demarche", "service", "canal", "quartier", "mois"].randomElement(using: &dice) ?? "canal"]
        let months = [Int.random(in: 1...5, using: &dice), Int.random(in: 1...5, using: &dice)].sorted()
        (parts["du"], parts["au"]) = ("2026-0\(months[0])", "2026-0\(months[1])")
        let narrowings = [("demarche", "1"), ("canal", "web"), ("quartier", "gare"), ("service", "2"), ("question", "aide")]
        for (name, value) in narrowings where Int.random(in: 0..<4, using: &dice) == 0 { parts[name] = value }
        if parts["question"] != nil, Bool.random(using: &dice) { parts["reponse"] = "oui" }
        let question = try Self.question(parts)
        let units = Bool.random(using: &dice) ? World.both.units : World.clerk.units
        let counted = Dictionary(grouping: cells.filter { isCounted($0, question, units) }) { key($0, question.group) }
        let lines = counted.mapValues { $0.reduce(0) { $0 + (requests[$1] ?? 0) } }.filter { $0.value > 0 }
        return PublishedTable(
            question: question, units: units, table: StatisticsTable(lines: lines.map { .init(key: $0.key, number: $0.value) }))
    }

    /// What a reader knows of a table: its lines that are shown; with them all, their total.
    func figures(_ asked: PublishedTable, _ shown: StatisticsTable) -> [Figure] {
        let counted = cells.filter { isCounted($0, asked.question, asked.units) }
        let lines = shown.lines.filter { $0.number != 0 }.map { line in
            Figure(number: line.number, cells: Set(counted.filter { key($0, asked.question.group) == line.key }))
        }
        return lines.count == asked.table.lines.count && !lines.isEmpty ? lines + [Figure(number: shown.total, cells: Set(counted))] : lines
    }

    private func isCounted(_ cell: Cell, _ question: StatisticsQuestion, _ units: [UnitID]) -> Bool {
        let month = "2026-0\(cell.month)", unit = UnitID(Int64(cell.unit))
        return units.contains(unit) && question.unit.map { $0 == unit } ?? true
            && question.procedure.map { $0 == ProcedureID(Int64(cell.procedure)) } ?? true
            && question.channel.map { $0.rawValue == cell.channel } ?? true && question.district.map { $0 == cell.district } ?? true
            && (question.question == nil || cell.answer != nil) && question.answer.map { $0 == cell.answer } ?? true && question.from <= month
            && month <= question.to
    }

    private func key(_ cell: Cell, _ group: StatisticsQuestion.Group) -> String {
        switch group {
        case .unit: "\(cell.unit)"
        case .channel: cell.channel
        case .district: cell.district
        case .answer: cell.answer ?? ""
        case .month: "2026-0\(cell.month)"
        default: "\(cell.procedure)"
        }
    }
}
