/// A point on the ground, in millionths of a degree (WGS 84), ten centimetres. Whole numbers: a border is a border, whatever the computer rounds.
public struct GroundPoint: Sendable, Hashable {
    let east: Int
    let north: Int

    /// In degrees. `nil` outside the Earth, and for what is no number.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        self.init(east: Int((longitude * 1_000_000).rounded()), north: Int((latitude * 1_000_000).rounded()))
    }

    init(east: Int, north: Int) { (self.east, self.north) = (east, north) }

    /// "48.11394, -1.67285": as maps take it, latitude first, a metre apart.
    var inDegrees: String { "\(Self.degrees(north)), \(Self.degrees(east))" }

    private static func degrees(_ millionths: Int) -> String {
        let (whole, part) = (abs(millionths) / 10).quotientAndRemainder(dividingBy: 100_000)
        return "\(millionths < 0 ? "-" : "")\(whole).\(String(100_000 + part).dropFirst())"
    }
}

/// A line that closes on itself: the edge of an area, or of a hole in it. The last point is not written twice.
struct Ring: Sendable, Equatable {
    enum Side: Sendable { case inside, border, outside }

    let points: [GroundPoint]

    /// Crossings of a line that goes east from the point, counted in whole numbers: the products stay below 2⁶².
    func side(of point: GroundPoint) -> Side {
        guard var from = points.last else { return .outside }
        var isInside = false
        for to in points {
            let turn = (to.east - from.east) * (point.north - from.north) - (to.north - from.north) * (point.east - from.east)
            if turn == 0, Self.isBetween(point, from, to) { return .border }
            if (from.north > point.north) != (to.north > point.north), (turn > 0) == (to.north > from.north) { isInside.toggle() }
            from = to
        }
        return isInside ? .inside : .outside
    }

    private static func isBetween(_ point: GroundPoint, _ from: GroundPoint, _ to: GroundPoint) -> Bool {
        min(from.east, to.east)...max(from.east, to.east) ~= point.east && min(from.north, to.north)...max(from.north, to.north) ~= point.north
    }
}

/// An area, and the holes in it. Who stands on its border, or on that of a hole, is in it.
struct Area: Sendable, Equatable {
    let edge: Ring
    let holes: [Ring]

    func contains(_ point: GroundPoint) -> Bool {
        edge.side(of: point) != .outside && holes.allSatisfy { $0.side(of: point) != .inside }
    }
}

/// The smallest upright rectangle around points.
struct GroundBox: Sendable, Equatable {
    private(set) var west = Int.max, south = Int.max, east = Int.min, north = Int.min

    init(_ areas: [Area]) {
        for point in areas.flatMap(\.edge.points) {
            (west, east) = (min(west, point.east), max(east, point.east))
            (south, north) = (min(south, point.north), max(north, point.north))
        }
    }

    func contains(_ point: GroundPoint) -> Bool { west <= point.east && point.east <= east && south <= point.north && point.north <= north }
}
