/// Where lines that lead to the same box meet: points from which they leave in three directions or more.
struct Joints {
    let points: [Point]

    fileprivate struct Line: Hashable {
        let start: Point
        let end: Point
    }

    init(of arrows: [WorkflowDrawing.Arrow]) {
        let lines = Set(arrows.flatMap { arrow in zip(arrow.points, arrow.points.dropFirst()).map { Line(start: $0, end: $1) } })
        let corners = Set(arrows.flatMap(\.points))
        points = corners.filter { point in Set(lines.flatMap { $0.directions(from: point) }).count >= 3 }
            .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }
}

private enum Direction { case left, right, up, down }

extension Joints.Line {
    /// Where one can go along the line from a point of it.
    fileprivate func directions(from point: Point) -> [Direction] {
        let (left, right) = (min(start.x, end.x), max(start.x, end.x))
        let (top, bottom) = (min(start.y, end.y), max(start.y, end.y))
        guard (left...right).contains(point.x), (top...bottom).contains(point.y) else { return [] }
        var directions: [Direction] = []
        if point.x > left { directions.append(.left) }
        if point.x < right { directions.append(.right) }
        if point.y > top { directions.append(.up) }
        if point.y < bottom { directions.append(.down) }
        return directions
    }
}
