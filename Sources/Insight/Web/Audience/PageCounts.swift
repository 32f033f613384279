import Core
import Foundation
import Web

/// Counts pages in memory until they are written: a visit waits for nothing, and what is counted tells of no one.
///
/// Exempt from consent by construction (CNIL, guidelines on cookies and trackers): no cookie, no address, no identifier; a number by page and by day. Two
/// pages seen by one person are two, and nothing can tell it.
final class PageCounts: PageWatch, @unchecked Sendable {  // state guarded by lock
    private struct Weighed: Hashable {
        let organisation: OrganisationID
        let family: String
        let slug: String
    }

    private let key: [UInt8]
    private let lock = NSLock()
    private var counts: [PageKey: PageCount] = [:]
    private var weights: [PageKey: PageCost] = [:]
    private var weighed: [Weighed: LocalDate] = [:]

    /// - Parameter key: signs the labels that browsers hand back.
    init(key: [UInt8]) { self.key = key }

    func label(of family: String, slug: String, in organisation: OrganisationID) -> String {
        TimingLabel(family: family, slug: slug).signed(with: key, of: organisation)
    }

    /// Counts what a browser says that a page took; `false` for a label that we did not give, or a time that no page takes.
    func felt(_ label: String, milliseconds: Double, on day: LocalDate, in organisation: OrganisationID) -> Bool {
        guard (1...TimingLabel.longest).contains(milliseconds), let page = TimingLabel(label, key: key, of: organisation) else { return false }
        let place = PageKey(organisation: organisation, day: day, family: page.family, slug: page.slug)
        lock.withLock { counts[place, default: PageCount()].felt.add(Histogram.bin(ofMilliseconds: milliseconds)) }
        return true
    }

    /// Once a day is enough: pages change with releases and procedures.
    func wantsWeight(of family: String, slug: String, on day: LocalDate, in organisation: OrganisationID) -> Bool {
        lock.withLock {
            let page = Weighed(organisation: organisation, family: family, slug: slug)
            guard weighed[page] != day else { return false }
            weighed[page] = day
            return true
        }
    }

    func saw(_ page: SeenPage) {
        let key = PageKey(organisation: page.organisation, day: page.day, family: page.family, slug: page.slug)
        lock.withLock {
            counts[key, default: PageCount()].views += 1
            counts[key]?.times.add(Histogram.bin(ofMilliseconds: page.seconds * 1000))
            if let weight = page.weight {
                weights[key] = PageCost(
                    elements: weight.elements, requests: weight.requests, bytes: weight.bytes, failed: page.failed.map { Set($0.map(\.rawValue)) })
            }
        }
    }

    /// What was counted since the last time, to be written.
    func take() -> (counts: [PageKey: PageCount], weights: [PageKey: PageCost]) {
        lock.withLock {
            defer { (counts, weights) = ([:], [:]) }
            return (counts, weights)
        }
    }
}
