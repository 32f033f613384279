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
        /// What was offered is theirs, refused or gone: a call that was to tell it is not made. Nobody is told.
        case answered
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
    /// The news whose call nobody has to make any more: what was offered is answered, however it was.
    public var answeredKey: String? { what == .answered ? WaitNews(.offered, of: wait, number: number).key : nil }
}
