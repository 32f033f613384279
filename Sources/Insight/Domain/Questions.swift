import Core
import Foundation

/// A procedure as figures are told of it.
public struct MeasuredProcedure: Sendable, Equatable {
    public var id: ProcedureID
    public var slug: String
    public var title: String
    public var unit: UnitID
    /// How long it usually takes, as promised: free text.
    public var promise: String
    public var statuses: [MeasuredStatus]
    /// The labels of the documents that it asks for.
    public var pieces: [String]
    /// Those whose answers are counted, in the order of its form.
    public var questions: [MeasuredQuestion]

    public init(
        id: ProcedureID, slug: String, title: String, unit: UnitID, promise: String, statuses: [MeasuredStatus], pieces: [String],
        questions: [MeasuredQuestion] = []
    ) {
        (self.id, self.slug, self.title, self.unit) = (id, slug, title, unit)
        (self.promise, self.statuses, self.pieces) = (promise, statuses, pieces)
        self.questions = questions
    }
}

/// A question of a procedure's form whose answers are counted.
public struct MeasuredQuestion: Sendable, Equatable {
    /// How its answers are cut.
    public enum Cut: Sendable, Equatable {
        /// By the keys of a list, with what people read.
        case list([(key: String, label: String)])
        /// By bands of whole numbers, or of any.
        case whole, decimal

        public static func == (one: Self, other: Self) -> Bool {
            switch (one, other) {
            case (.whole, .whole), (.decimal, .decimal): true
            case (.list(let one), .list(let other)): one.map(\.key) == other.map(\.key) && one.map(\.label) == other.map(\.label)
            default: false
            }
        }
    }

    public var id: String
    public var label: String
    public var allowsSeveral: Bool
    public var cut: Cut

    public init(id: String, label: String, allowsSeveral: Bool, cut: Cut) {
        (self.id, self.label, self.allowsSeveral, self.cut) = (id, label, allowsSeveral, cut)
    }

    var counted: CountedQuestion? { CountedQuestion(allowsSeveral: allowsSeveral, id) }
}

/// A status of a procedure's workflow.
public struct MeasuredStatus: Sendable, Equatable {
    public var key: String
    public var label: String
    /// Whether the person is awaited.
    public var isWaiting: Bool
    public var isFinal: Bool

    public init(key: String, label: String, isWaiting: Bool, isFinal: Bool) {
        (self.key, self.label, self.isWaiting, self.isFinal) = (key, label, isWaiting, isFinal)
    }
}

/// How far people got on a page of a form.
public struct PageLeaving: Sendable, Equatable {
    public var page: String
    public var reached: Int
    public var left: Int

    public init(page: String, reached: Int, left: Int) { (self.page, self.reached, self.left) = (page, reached, left) }
}

/// What this room asks of the authority: its procedures, its units, its forms. `App` answers.
public protocol MeasuredTown: Sendable {
    /// Those that are filed here, by title.
    func procedures(of organisation: OrganisationID) async throws -> [MeasuredProcedure]
    func units(of organisation: OrganisationID) async throws -> [(id: UnitID, name: String)]
    /// From 0 to 100: how much of the rules of accessibility the site holds, by its audit, while that is valid.
    func audited(in organisation: OrganisationID, on today: LocalDate) async throws -> Double?
    /// Where people stop on a procedure's form, page by page, since then.
    func leavings(of slug: String, in organisation: OrganisationID, since: Date, zone: TimeZone, now: Date) async throws -> [PageLeaving]
}
