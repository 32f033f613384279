import Core
import Workflows

/// A workflow as a drawing, for workshops with the unit that will use it.
///
/// Each status is a *box*, with a *row* for each thing that can be done there; an *arrow* leaves from a row and ends at the box where it leads.
/// Arrows to the same box meet on the way, and run only between the columns, above the boxes or below them: nothing crosses a text.
/// What a row says is enough to read the drawing without following any arrow: boxes are numbered.
public struct WorkflowDrawing: Sendable, Equatable {
    public struct Box: Sendable, Equatable {
        public let status: String
        /// From 1, in the order of the procedure.
        public let number: Int
        /// How many moves away from the filing, at the least; the ends come last.
        public let rank: Int
        public let nature: Status.Nature
        public let title: [String]
        /// Whose turn it is.
        public let note: String
        public internal(set) var rows: [Row]
        public internal(set) var frame: Rect
    }

    /// Something that can be done, or that happens by itself, in a status.
    public struct Row: Sendable, Equatable {
        public let text: [String]
        /// By whom, and what leaves.
        public let detail: [String]
        public let isTimer: Bool
        /// The status where it leads; `nil` when it changes nothing.
        public let target: String?
        /// From the top of its box.
        public internal(set) var top = 0
        public var height: Int { Grid.up(8 + 16 * text.count + 14 * detail.count) }
    }

    public struct Arrow: Sendable, Equatable {
        public let from: String
        public let to: String
        /// Of the status where it leads.
        public let nature: Status.Nature
        public let isTimer: Bool
        /// Horizontal and vertical by turns; from the row's edge to the target's.
        public let points: [Point]
    }

    public internal(set) var boxes: [Box]
    public internal(set) var arrows: [Arrow] = []
    /// Where an arrow meets another that leads to the same box; lines that merely cross have no such point.
    public internal(set) var joints: [Point] = []
    public internal(set) var width = 0
    public internal(set) var height = 0
    let words: Words

    /// - Parameters:
    ///   - conditions: when actions may be done, in words, by their keys: see ``ProcedureDefinition/actionConditions(_:)``.
    ///   - words: in whose language the boxes say who acts; the procedure's own texts are as they are.
    public init(of workflow: Workflow, conditions: [String: String] = [:], words: Words) {
        self.words = words
        boxes = BoxesOfStatuses(workflow: workflow, conditions: conditions, words: words).boxes
        guard !boxes.isEmpty else { return }
        let cells = Cells(boxes)
        let drawings = (1...min(cells.list.count, 6)).map { columns in Layout(boxes: boxes, cells: cells, columns: columns) }
        if let best = drawings.max(by: { $0.scale < $1.scale }) { take(best) }
    }

    private mutating func take(_ layout: Layout) {
        (boxes, arrows, joints, width, height) = (layout.boxes, layout.arrows, layout.joints, layout.width, layout.height)
    }

    public static func == (left: WorkflowDrawing, right: WorkflowDrawing) -> Bool {
        (left.boxes, left.arrows, left.joints) == (right.boxes, right.arrows, right.joints)
    }
}

public struct Point: Sendable, Hashable {
    public let x: Int
    public let y: Int
}

public struct Rect: Sendable, Equatable {
    public var x = 0
    public var y = 0
    public var width = 0
    public var height = 0

    public var right: Int { x + width }
    public var bottom: Int { y + height }

    public func overlaps(_ other: Rect) -> Bool { x < other.right && other.x < right && y < other.bottom && other.y < bottom }
}

/// Boxes stand on a grid, arrows leave in the middle of a step and arrive on a line: two of them never lie on one another.
enum Grid {
    static let step = 20
    static func up(_ length: Int) -> Int { (length + step - 1) / step * step }
}
