import Foundation

/// What no town's district is, though a reader of GeoJSON takes it.
struct OutlineChecks {
    /// Ten degrees: a hundred times the largest commune. What is wider goes around the Earth: a file cut at the antimeridian, or a slip of the hand.
    static let widest = 10_000_000
    /// A metre, in millionths of a degree: where an outline is drawn along itself and rounded, it goes from one side to the other by that much.
    private static let slip = 10.0
    /// Pairs of segments looked at: outlines of a town need far fewer, and a file made to keep us busy is refused.
    private static let mostPairs = 40_000_000

    private var pairs = 0

    mutating func check(_ areas: [Area], of feature: String) throws(DistrictFault) {
        let box = GroundBox(areas)
        guard box.east - box.west <= Self.widest, box.north - box.south <= Self.widest else { throw .tooWide(feature: feature) }
        for ring in areas.flatMap({ [$0.edge] + $0.holes }) where ring.isFlat { throw .flatRing(feature: feature) }
        if let point = try crossing(areas.flatMap { [$0.edge] + $0.holes }.flatMap(\.segments), of: feature) {
            throw .crossing(feature: feature, point: point)
        }
    }

    /// Where two outlines of a district cross, or one crosses itself. From west to east, each segment is held against those that are not passed yet.
    private mutating func crossing(_ segments: [Segment], of feature: String) throws(DistrictFault) -> GroundPoint? {
        var near: [Segment] = []
        for segment in segments.sorted(by: { $0.west < $1.west }) {
            near.removeAll { $0.east < segment.west }
            pairs += near.count
            if pairs > Self.mostPairs { throw .tangled(feature: feature) }
            for other in near {
                if let point = segment.crossing(other, by: Self.slip) { return point }
            }
            near.append(segment)
        }
        return nil
    }
}

/// From one position of an outline to the next.
private struct Segment {
    let from: GroundPoint
    let to: GroundPoint

    var west: Int { min(from.east, to.east) }
    var east: Int { max(from.east, to.east) }

    /// Where the two cross, each going from one side of the other to the other side, by some distance; touching is no crossing.
    func crossing(_ other: Segment, by distance: Double) -> GroundPoint? {
        guard max(from.north, to.north) > min(other.from.north, other.to.north), max(other.from.north, other.to.north) > min(from.north, to.north)
        else {
            return nil
        }
        let (a, b) = (side(of: other.from), side(of: other.to))
        let (c, d) = (other.side(of: from), other.side(of: to))
        guard (a > 0 && b < 0) || (a < 0 && b > 0), (c > 0 && d < 0) || (c < 0 && d > 0) else { return nil }
        guard Double(min(abs(a), abs(b))) > distance * length, Double(min(abs(c), abs(d))) > distance * other.length else { return nil }
        let part = Double(c) / Double(c - d)
        return GroundPoint(
            east: from.east + Int((Double(to.east - from.east) * part).rounded()),
            north: from.north + Int((Double(to.north - from.north) * part).rounded()))
    }

    private var length: Double { hypot(Double(to.east - from.east), Double(to.north - from.north)) }

    /// Left or right of this segment. No overflow: outlines are ten degrees wide at most.
    private func side(of point: GroundPoint) -> Int {
        (to.east - from.east) * (point.north - from.north) - (to.north - from.north) * (point.east - from.east)
    }
}

extension Ring {
    fileprivate var segments: [Segment] { zip(points, points.dropFirst() + points.prefix(1)).map(Segment.init) }

    /// All its positions are on one line: it surrounds nothing.
    fileprivate var isFlat: Bool {
        guard let first = points.first, let other = points.first(where: { $0 != first }) else { return true }
        return points.allSatisfy {
            (other.east - first.east) * ($0.north - first.north) == (other.north - first.north) * ($0.east - first.east)
        }
    }
}
