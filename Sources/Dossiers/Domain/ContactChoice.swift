import Core
import Foundation

/// How a person wants to be written to about one request: the last line of its history that says so, and its date, are the proof.
///
/// **Without an agreement, a decision that one may contest leaves on paper** (CRPA L112-15, R112-17). It can be taken back at any time: R112-18
/// lets three months pass at most, we let none.
public struct ContactChoice: Sendable, Equatable {
    public var prefersPost = false
    /// Documents wait at the counter; the rest comes as to everybody.
    public var prefersCounter = false
    public var agreesToElectronicDecisions = false
    /// When it was agreed.
    public var since: Date?

    init(prefersPost: Bool = false, prefersCounter: Bool = false, agreesToElectronicDecisions: Bool = false, since: Date? = nil) {
        self.prefersCounter = prefersCounter
        (self.prefersPost, self.agreesToElectronicDecisions, self.since) = (prefersPost, agreesToElectronicDecisions, since)
    }

    init(_ history: [HistoryLine]) {
        guard let line = history.last(where: { $0.event == .contactChosen }) else { return }
        prefersPost = line.detail["post"]?.bool ?? false
        prefersCounter = line.detail["counter"]?.bool ?? false
        agreesToElectronicDecisions = line.detail["electronic"]?.bool ?? false
        // Since the first choice of those that agree without a break: to ask for post meanwhile takes nothing back.
        let agreeing = history.filter { $0.event == .contactChosen }.reversed().prefix { $0.detail["electronic"]?.bool ?? false }
        since = agreeing.last?.at
    }

    /// Writes it in the dossier's history.
    func record(on dossier: inout Dossier, by actor: Actor, at now: Date) -> HistoryLine {
        var detail: [String: JSON] = ["post": .bool(prefersPost), "electronic": .bool(agreesToElectronicDecisions)]
        if prefersCounter { detail["counter"] = .bool(true) }
        return dossier.record(.contactChosen, by: actor, detail: .object(detail), at: now)
    }
}
