import Core
import Scheduling

extension ClosedRange where Bound == LocalDate {
    var days: [LocalDate] { (lowerBound.dayNumber...upperBound.dayNumber).map(LocalDate.init(dayNumber:)) }
}

extension [LocalDate] {
    /// Days that follow each other, put together; sorted ones.
    var runs: [ClosedRange<LocalDate>] {
        var result: [ClosedRange<LocalDate>] = []
        for day in self {
            if let last = result.last, last.upperBound.dayNumber + 1 >= day.dayNumber {
                result[result.count - 1] = last.lowerBound...day
            } else {
                result.append(day...day)
            }
        }
        return result
    }
}

extension [Place] {
    func inGroups(of count: Int) -> [[Place]] {
        stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
    }
}

extension LeadTime {
    var monthsAhead: Int {
        switch horizon {
        case .months(let months): min(max(months, 6), 12)
        case .seconds(let seconds): min(max(seconds / (28 * 86_400) + 1, 1), 12)
        case .unlimited: 12
        }
    }
}

extension Position {
    /// For places whose position nobody typed: far from everybody, so that they come last.
    static let nowhere = Position(latitude: -90, longitude: 0) ?? { preconditionFailure("the pole is on the Earth") }()
}
