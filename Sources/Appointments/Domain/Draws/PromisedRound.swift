import Core
import Foundation

/// The round that a draw said, from the day when it was set up, that it would be mixed with.
struct PromisedRound: Sendable, Equatable {
    let chain: BeaconChain
    let round: Int
    /// When it was still not read then, the draw goes on without it.
    let until: Date
    let outcome: Outcome

    enum Outcome: Sendable, Equatable {
        /// With what went wrong at the last try.
        case awaited(BeaconFault?)
        case read(BeaconValue)
        /// The order comes from the seed alone.
        case missed
    }

    /// Between the end of the registrations and the round: more than a server's clock may be late. Nobody registers who could know it.
    static let margin: TimeInterval = 600
    /// How long people wait for it at most, beyond the hour that they were told.
    static let patience: TimeInterval = 6 * 3600

    init(chain: BeaconChain, round: Int, until: Date, outcome: Outcome) {
        (self.chain, self.round, self.until, self.outcome) = (chain, round, until, outcome)
    }

    /// For registrations that close and lots that are drawn at some time.
    init(on chain: BeaconChain, closesAt: Date, drawsAt: Date) {
        let round = chain.round(from: closesAt + Self.margin)
        self.init(chain: chain, round: round, until: max(chain.time(of: round) + Self.patience, drawsAt), outcome: .awaited(nil))
    }

    var time: Date { chain.time(of: round) }
    var isAwaited: Bool { if case .awaited = outcome { true } else { false } }
    var value: BeaconValue? { if case .read(let value) = outcome { value } else { nil } }

    /// What follows a try to read it.
    func outcome(of reading: Result<BeaconValue, BeaconFault>, at now: Date) -> Outcome {
        switch reading {
        case .success(let value): .read(value)
        case .failure(let fault): now < until ? .awaited(fault) : .missed
        }
    }
}

/// The job that reads the round of a draw. Each minute's turn asks for it again, and the key of the minute makes it one, however many nodes ask.
public struct BeaconReading: Sendable {
    public static let jobKind = "appointment.draw.beacon"

    let draw: DrawID

    init(of draw: DrawID) { self.draw = draw }

    public init?(_ payload: JSON) {
        guard let id = payload["id"]?.int else { return nil }
        self.init(of: DrawID(Int64(id)))
    }

    var payload: JSON { ["id": .int(Int(draw.rawValue))] }

    /// Every minute for an hour, then every five minutes: outages are short or long.
    func key(_ promised: PromisedRound, at now: Date) -> String {
        let minutes = Int(now.timeIntervalSince(promised.time) / 60)
        return "draw:\(draw):beacon:\(minutes < 60 ? minutes : minutes / 5 * 5)"
    }
}
