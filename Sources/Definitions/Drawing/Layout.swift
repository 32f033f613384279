import Workflows

/// The boxes of one rank, in piles that are not too high. Piles follow one another from left to right, then on the next band.
struct Cells {
    /// Indexes of boxes.
    var list: [[Int]] = []
    private static let highest = 4

    init(_ boxes: [WorkflowDrawing.Box]) {
        for rank in Set(boxes.map(\.rank)).sorted() {
            var rest = boxes.indices.filter { boxes[$0].rank == rank }[...]
            while !rest.isEmpty {
                list.append(Array(rest.prefix(Self.highest)))
                rest = rest.dropFirst(Self.highest)
            }
        }
    }
}

/// A way to place the boxes in so many columns, and the arrows around them.
///
/// *Channels* are the strips left of each column and right of the last: channel 2 is left of column 2. Every box that arrows lead to has a lane of its own
/// in each channel that they use, and one of its own above (for ends) or below the boxes.
struct Layout {
    private(set) var boxes: [WorkflowDrawing.Box]
    private(set) var arrows: [WorkflowDrawing.Arrow] = []
    private(set) var joints: [Point] = []
    private(set) var width = 0
    private(set) var height = 0

    private let columns: Int
    private var column: [String: Int] = [:]
    /// By channel: the targets, in the order of their lanes.
    private var channels: [[String]] = []
    private var above: [String] = []
    private var below: [String] = []
    private var channelStarts: [Int] = []
    private var bottom = 0

    private static let lane = 12
    private static let gap = 40

    init(boxes: [WorkflowDrawing.Box], cells: Cells, columns: Int) {
        (self.boxes, self.columns) = (boxes, columns)
        for (index, cell) in cells.list.enumerated() { for box in cell { column[boxes[box].status] = index % columns } }
        shareLanes()
        placeBoxes(cells)
        drawArrows()
    }

    /// How large it can be printed on a sheet of A4 in landscape.
    var scale: Double { min(297 / Double(width), 210 / Double(height + 100)) }

    private typealias Exit = (box: Int, row: WorkflowDrawing.Row, target: WorkflowDrawing.Box)

    private var exits: [Exit] {
        boxes.indices.flatMap { index in
            boxes[index].rows.compactMap { row in row.target.flatMap(box).map { (index, row, $0) } }
        }
    }

    private func box(_ status: String) -> WorkflowDrawing.Box? { boxes.first { $0.status == status } }
    private func column(of box: WorkflowDrawing.Box) -> Int { column[box.status] ?? 0 }

    private mutating func shareLanes() {
        var used = [Set<String>](repeating: [], count: columns + 1)
        var far: Set<String> = []
        for exit in exits {
            let (from, to) = (column(of: boxes[exit.box]) + 1, column(of: exit.target))
            used[from].insert(exit.target.status)
            used[to].insert(exit.target.status)
            if from != to { far.insert(exit.target.status) }
        }
        let order = boxes.map(\.status)
        channels = used.map { targets in order.filter(targets.contains) }
        above = boxes.filter { far.contains($0.status) && $0.nature.isFinal }.map(\.status)
        below = boxes.filter { far.contains($0.status) && !$0.nature.isFinal }.map(\.status)
    }

    private mutating func placeBoxes(_ cells: Cells) {
        var x = 0
        for channel in 0...columns {
            channelStarts.append(x)
            x += channels[channel].isEmpty && channel == 0 ? Self.lane : Self.gap + Self.lane * channels[channel].count
            if channel < columns { x += Metrics.boxWidth }
        }
        width = x
        var top = Grid.up(Self.gap / 2 + above.count * Self.lane)
        for band in stride(from: 0, to: cells.list.count, by: columns) {
            let piles = cells.list[band..<min(band + columns, cells.list.count)]
            top += piles.enumerated().map { pile(boxes: $1, column: $0, top: top) }.max() ?? 0
        }
        bottom = top
        height = bottom + below.count * Self.lane + Self.gap / 2
    }

    /// - Returns: its height, with the gap under it.
    private mutating func pile(boxes indexes: [Int], column: Int, top: Int) -> Int {
        var y = top
        for index in indexes {
            boxes[index].frame.x = channelStarts[column + 1] - Metrics.boxWidth
            boxes[index].frame.y = y
            y += boxes[index].frame.height + Self.gap
        }
        return y - top
    }

    private mutating func drawArrows() {
        arrows = exits.map(arrow)
        // Nobody would see them among so many lines.
        guard arrows.count <= 400 else { return }
        for target in boxes { joints += Joints(of: arrows.filter { $0.to == target.status }).points }
    }

    private func arrow(_ exit: Exit) -> WorkflowDrawing.Arrow {
        let source = boxes[exit.box].frame, target = exit.target.frame, name = exit.target.status
        let (out, into) = (column(of: boxes[exit.box]) + 1, column(of: exit.target))
        let port = source.y + exit.row.top + Grid.step / 2, entry = target.y + Metrics.entry
        let (first, last) = (laneX(name, out), laneX(name, into))
        var points = [Point(x: source.right, y: port), Point(x: first, y: port)]
        if out != into { points += [Point(x: first, y: laneY(name)), Point(x: last, y: laneY(name))] }
        points += [Point(x: last, y: entry), Point(x: target.x, y: entry)]
        return WorkflowDrawing.Arrow(
            from: boxes[exit.box].status, to: name, nature: exit.target.nature, isTimer: exit.row.isTimer, points: points)
    }

    private func laneX(_ target: String, _ channel: Int) -> Int {
        channelStarts[channel] + Self.gap / 2 + Self.lane * (channels[channel].firstIndex(of: target) ?? 0)
    }

    private func laneY(_ target: String) -> Int {
        if let index = above.firstIndex(of: target) { return Self.lane * index + Self.lane / 2 }
        return bottom + Self.lane * (below.firstIndex(of: target) ?? 0) - Self.gap / 2 + Self.lane / 2
    }
}
