import Core
import Foundation
import Web

/// Counters of tries that all nodes share, for whatever can be guessed or abused in other rooms.
struct SharedThrottle: Throttling {
    let tries: any TryRepository
    let keys: AttemptKeys

    func check(_ key: String, atMost count: Int, perSeconds seconds: Double, now: Date) async throws {
        if try await tries.count(keys.digest("throttle.\(key)"), perSeconds: seconds, at: now) > count { throw WebProblem.tooMany }
    }

    func admit(_ visit: Visit, through door: String, atMost count: Int, perSeconds seconds: Double) async throws {
        let organisation = visit.site.organisation
        let source = keys.digest("source.\(organisation).\(AttemptKeys.network(of: visit.address))")
        let refusal = try await tries.refusal(
            of: source, through: keys.digest("door.\(door).\(source)"), atMost: count, perSeconds: seconds, of: organisation, at: visit.now)
        if let refusal { throw refusal }
    }
}
