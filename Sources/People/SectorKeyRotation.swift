import Core
import Foundation

/// Changing the keys of sectors while everybody works: a new key, the marks one person after another, then the old key is forgotten.
extension PeopleFeature {
    /// Safe to run again after it was stopped: what was marked already is left as it is.
    /// - Returns: how many sectors have a new key, and how many requests a new mark.
    public func rotateSectorKeys(of organisation: OrganisationID, now: Date) async throws -> (sectors: Int, requests: Int) {
        let before = try await sectorKeys.all(of: organisation)
        let sectors = Set(before.map(\.sector)).sorted()
        for sector in sectors {
            let latest = before.current(of: sector)?.number ?? 0
            // A rotation that was stopped left two keys: it is finished, not begun again.
            if before.count(where: { $0.sector == sector }) == 1 {
                try await sectorKeys.add(sector, number: latest + 1, in: organisation, at: now)
            }
        }
        let keys = try await sectorKeys.all(of: organisation)
        let marked = try await remark(everyoneOf: organisation, keys)
        for sector in sectors {
            guard let current = keys.current(of: sector) else { continue }
            try await sectorKeys.forget(sector, before: current.number, in: organisation)
        }
        return (sectors.count, marked)
    }

    private func remark(everyoneOf organisation: OrganisationID, _ keys: [SectorKey]) async throws -> Int {
        var (last, marked) = (PersonID(0), 0)
        while true {
            let people = try await persons.seeds(of: organisation, after: last, atMost: 500)
            guard let end = people.last else { return marked }
            for person in people {
                for old in keys {
                    guard let current = keys.current(of: old.sector), current.number != old.number else { continue }
                    marked += try await requests.remark(old.mark(of: person.seed), as: current.mark(of: person.seed))
                }
            }
            last = end.id
        }
    }
}
