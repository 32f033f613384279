import Core

/// What is kept by district of requests that are erased: cells that five of them share at least. A district tells where a person lives, so a cell of one request
/// would still be about somebody (k-anonymity, k = 5, as in the room of privacy; G29 opinion 05/2014, §3.2.1).
enum DistrictCrowds {
    static let least = 5

    /// Where each cell goes, as precise as five allow. What stays alone loses its district, and nothing else: that much the other figures tell already.
    /// - Parameters:
    ///   - waiting: how many erased requests each cell holds.
    ///   - known: the cells of those erased before, which new ones may join.
    static func homes(of waiting: [CountKey: Int], beside known: [CountKey: Int] = [:]) -> [CountKey: CountKey] {
        let crowds = known.filter { $0.value >= least && $0.key.part != DistrictPlace.forgotten }
        var homes: [CountKey: CountKey] = [:], settled: [CountKey: Int] = [:], alone = waiting
        for step in steps {
            let sums = Dictionary(alone.map { (step($0.key), $0.value) }, uniquingKeysWith: +)
            let enough = sums.filter { $0.value + crowds[$0.key, default: 0] + settled[$0.key, default: 0] >= least }
            for (key, number) in enough { settled[key, default: 0] += number }
            for key in alone.keys where enough[step(key)] != nil {
                homes[key] = step(key)
                alone[key] = nil
            }
        }
        for key in alone.keys { homes[key] = key.withoutDistrict }
        return homes
    }

    /// What the cells are once they are there.
    static func settled(_ waiting: [CountKey: Int], beside known: [CountKey: Int] = [:]) -> [CountKey: Int] {
        let homes = homes(of: waiting, beside: known)
        return Dictionary(waiting.map { (homes[$0.key] ?? $0.key.withoutDistrict, $0.value) }, uniquingKeysWith: +)
    }

    private static let steps: [@Sendable (CountKey) -> CountKey] = [{ $0 }, { $0.withoutChannel }, { $0.withoutChannel.withoutProcedure }]
}

extension CountKey {
    /// The same cell for requests of which nothing tells the district any more.
    var withoutDistrict: CountKey {
        var key = self
        key.part = DistrictPlace.forgotten
        return key
    }

    fileprivate var withoutChannel: CountKey {
        var key = self
        key.channel = nil
        return key
    }

    fileprivate var withoutProcedure: CountKey {
        var key = self
        key.procedure = ProcedureID(0)
        return key
    }
}
