import Core
import Scheduling

public enum QueueKind {}
public typealias QueueID = ID<QueueKind>
public enum CounterKind {}
public typealias CounterID = ID<CounterKind>
public enum TicketKind {}
typealias TicketID = ID<TicketKind>

/// What people wait for at a place: identity cards, the school, with an appointment. Its letter begins the numbers of its tickets.
struct Queue: Sendable, Equatable {
    let id: QueueID
    let place: PlaceID
    var details: QueueDetails
}

/// What an administrator says of a queue.
public struct QueueDetails: Sendable, Equatable {
    public var letter: String
    public var title: String
    /// Whether tickets are given. Those who wait are called all the same.
    public var isOpen: Bool

    public init(letter: String, title: String, isOpen: Bool = true) { (self.letter, self.title, self.isOpen) = (letter, title, isOpen) }

    /// One capital: what is read from afar and said aloud. Without I, O and S, which are taken for figures.
    static let letters = "ABCDEFGHJKLMNPQRTUVWXYZ".map(String.init)
}

/// Where people are called to, and from which queues.
struct Counter: Sendable, Equatable {
    let id: CounterID
    let place: PlaceID
    var details: CounterDetails
}

/// What an administrator says of a counter.
public struct CounterDetails: Sendable, Equatable {
    public var name: String
    public var queues: Set<QueueID>

    public init(name: String, queues: Set<QueueID>) { (self.name, self.queues) = (name, queues) }
}
