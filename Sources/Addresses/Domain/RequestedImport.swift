import Core
import Foundation

/// A file that somebody gave on the desk: its addresses will take the place of those that are there, or will be refused.
struct RequestedImport: Sendable, Equatable {
    enum State: String, Sendable { case waiting, reading, writing, done, refused }

    let number: Int
    let state: State
    /// As it was called on their computer.
    let file: String
    /// Where it is kept meanwhile.
    let location: String
    /// Whether it may hold much less than what is there.
    let takesFewer: Bool
    let askedAt: Date
    let touchedAt: Date
    /// How much of it was read.
    let percent: Int
    let problem: AddressProblem?
    /// How many lines were left out.
    let leftOut: Int
    /// The first of them.
    let faults: [LineFault]

    struct LineFault: Sendable, Equatable {
        let line: Int
        let fault: AddressFault
    }

    /// Whoever reads it says so every few seconds; silent for so long, it is given up.
    static let longestSilence: TimeInterval = 15 * 60

    func isUnderWay(at now: Date) -> Bool { ![.done, .refused].contains(state) && now.timeIntervalSince(touchedAt) < Self.longestSilence }
}
