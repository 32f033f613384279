import Core

/// What is kept by district of requests that are erased: cells that five of them share at least. A district tells where a person lives, so a cell of one request
/// would still be about somebody (k-anonymity, k = 5, as in the room of privacy; G29 opinion 05/2014, §3.2.1).
enum DistrictCrowds {
    static let least = 5

    /// What each cell becomes, as precise as five allow. What stays alone loses its district, and nothing else: that much the other figures tell already.
    /// - Parameters:
    ///   - waiting: how many erased requests each cell holds.
    ///   - known: the cells of those erased before, which new ones may join.
    static func settled(_ waiting: [CountKey: Int], beside known: [CountKey: Int] = [:]) -> [CountKey: Int] {
        let crowds = known.filter { $0.value >= least && $0.key.part != DistrictPlace.forgotten }
        var settled: [CountKey: Int] = [:], alone = waiting
        for step in steps {
            let sums = Dictionary(alone.map { (step($0.key), $0.value) }, uniquingKeysWith: +)
            let enough = sums.filter { $0.value + crowds[$0.key, default: 0] + settled[$0.key, default: 0] >= least }
            for (key, number) in enough { settled[key, default: 0] += number }
            alone = alone.filter { enough[step($0.key)] == nil }
        }
        for (key, number) in alone { settled[key.withoutDistrict, default: 0] += number }
        return settled
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
