import Core
import Forms
import Foundation

/// What is counted where people wait for the answer, until it is written, once a minute: a row of the day is changed by everybody who goes through a form,
/// and would make them wait for each other. A server that dies forgets a minute of it; nothing else is counted from it.
final class GatheredCounts: @unchecked Sendable {  // numbers guarded by lock
    private struct Place: Hashable {
        let day: LocalDate
        let version: ProcedureVersionID
        let page: String
        let field: String
        let measure: FormMeasure
    }

    private let lock = NSLock()
    private var numbers: [Place: Int] = [:]

    func add(_ counts: [FormCount], on day: LocalDate) {
        if counts.isEmpty { return }
        lock.withLock {
            for count in counts {
                let place = Place(day: day, version: count.version, page: count.page, field: count.field, measure: count.measure)
                numbers[place, default: 0] += count.number
            }
        }
    }

    /// What was gathered since the last time, by day.
    func take() -> [LocalDate: [FormCount]] {
        let taken = lock.withLock {
            defer { numbers = [:] }
            return numbers
        }
        return taken.reduce(into: [:]) { days, one in
            let place = one.key
            days[place.day, default: []].append(
                FormCount(version: place.version, page: place.page, field: place.field, measure: place.measure, number: one.value))
        }
    }
}
