import Foundation
import Law

extension Region {
    /// Where clocks are so. Alsace and Moselle, which have Paris's, say so themselves.
    init(at zone: TimeZone) { self = Region.allCases.first { $0.timeZone.identifier == zone.identifier } ?? .metropolitan }
}
