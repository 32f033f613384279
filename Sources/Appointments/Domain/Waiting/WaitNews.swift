import Core
import Foundation

/// What to tell somebody who waits: the job that `App` does after the commit.
public struct WaitNews: Sendable {
    public enum What: String, Sendable {
        /// Is this address theirs?
        case asked
        /// An agent put them on the list.
        case joined
        case offered
        case over
    }

    public let wait: WaitID
    public let what: What
    /// Which of the offers.
    let number: Int

    public static let jobKind = "appointment.wait"

    init(_ what: What, of wait: WaitID, number: Int) { (self.wait, self.what, self.number) = (wait, what, number) }

    public init?(_ payload: JSON) {
        guard let id = payload["id"]?.int, let what = payload["what"]?.string.flatMap(What.init), let number = payload["number"]?.int else {
            return nil
        }
        self.init(what, of: WaitID(Int64(id)), number: number)
    }

    var payload: JSON { ["id": .int(Int(wait.rawValue)), "what": .string(what.rawValue), "number": .int(number)] }
    /// Told once, however often the job runs.
    public var key: String { "wait:\(wait):\(what.rawValue):\(number)" }
}
