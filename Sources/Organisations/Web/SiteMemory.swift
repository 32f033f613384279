import Core
import Foundation
import Web

/// The authorities as pages show them, made once a day and after each change: every request asks for one.
final class SiteMemory: @unchecked Sendable {
    private let lock = NSLock()
    // Guarded by `lock`.
    private var sites: [OrganisationID: (site: Site, version: Int, day: LocalDate)] = [:]

    func site(of organisation: Organisation, now: Date) -> Site {
        let day = LocalDate(now, in: organisation.details.zone)
        if let known = lock.withLock({ sites[organisation.id] }), known.version == organisation.version, known.day == day { return known.site }
        let site = Site(organisation, today: day)
        lock.withLock { sites[organisation.id] = (site, organisation.version, day) }
        return site
    }
}
