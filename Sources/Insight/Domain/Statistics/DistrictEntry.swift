import Core
import Foundation

/// One thing that a request counts for by district, and by each of its answers. Written with it, as it was counted: what is to be taken away is what was added, whatever the program counts
/// since, and once the request is erased nobody knows its days any more.
struct DistrictEntry: Sendable, Equatable, LosslessStringConvertible {
    enum What: Sendable, Equatable {
        case count(CountKind, Int)
        /// From the reception to the end: the class of a histogram.
        case duration(bin: Int)
    }

    let what: What
    let month: String

    init(_ what: What, _ month: String) { (self.what, self.month) = (what, month) }

    private static let duration = "delay"

    /// `filed:2026-05`, `contact:2026-06:3`, `delay:2026-07:412`.
    init?(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        guard (2...3).contains(parts.count), let number = parts.count == 3 ? Int(parts[2]) : 1 else { return nil }
        month = parts[1]
        if parts[0] == Self.duration {
            what = .duration(bin: number)
        } else if let kind = CountKind(rawValue: parts[0]) {
            what = .count(kind, number)
        } else {
            return nil
        }
    }

    var description: String {
        switch what {
        case .count(let kind, 1): "\(kind.rawValue):\(month)"
        case .count(let kind, let number): "\(kind.rawValue):\(month):\(number)"
        case .duration(let bin): "\(Self.duration):\(month):\(bin)"
        }
    }
}

extension Track {
    /// What it counts for by district, or what was counted of it.
    func districtEntries(in zone: TimeZone) -> [DistrictEntry] { counted ?? entries(in: zone) }

    /// What it counts for by each of its answers, or what was counted of it.
    func answerEntries(in zone: TimeZone) -> [DistrictEntry] { countedByAnswer ?? entries(in: zone) }

    private func entries(in zone: TimeZone) -> [DistrictEntry] {
        var entries = [DistrictEntry(.count(.filed, 1), LocalDate(receivedAt, in: zone).yearAndMonth)]
        if let closedAt {
            let month = LocalDate(closedAt, in: zone).yearAndMonth
            entries.append(DistrictEntry(.count(.closed, 1), month))
            entries.append(DistrictEntry(.duration(bin: Histogram.bin(of: closedAt.timeIntervalSince(receivedAt))), month))
        }
        switch silence {
        case .accepted(let day), .rejected(let day): entries.append(DistrictEntry(.count(.silence, 1), day.yearAndMonth))
        case nil: break
        }
        let contacts = Dictionary(grouping: contacts) { LocalDate($0, in: zone).yearAndMonth }
        return entries + contacts.sorted { $0.key < $1.key }.map { DistrictEntry(.count(.contact, $0.value.count), $0.key) }
    }
}
