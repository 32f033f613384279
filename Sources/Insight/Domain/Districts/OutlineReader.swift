import Core

/// Reads the geometries of a file, and keeps the count of their points.
struct OutlineReader {
    private var points = 0
    private var swapped = 0
    private var checks = OutlineChecks()

    /// Every point would be in France with its two numbers the other way round, and none is as they are.
    var looksSwapped: Bool { points > 0 && swapped == points }

    /// Of a Polygon or a MultiPolygon (RFC 7946, §3.1.6 and §3.1.7).
    mutating func areas(of geometry: JSON?, for feature: String) throws(DistrictFault) -> [Area] {
        let type = geometry?["type"]?.string ?? "–"
        guard let coordinates = geometry?["coordinates"]?.array, !coordinates.isEmpty else { throw .notAnArea(feature: feature, type: type) }
        var areas: [Area] = []
        switch type {
        case "Polygon": areas = [try area(coordinates, for: feature)]
        case "MultiPolygon": for polygon in coordinates { areas.append(try area(polygon.array ?? [], for: feature)) }
        default: throw .notAnArea(feature: feature, type: String(type.prefix(30)))
        }
        try checks.check(areas, of: feature)
        return areas
    }

    private mutating func area(_ rings: [JSON], for feature: String) throws(DistrictFault) -> Area {
        guard let first = rings.first else { throw .flatRing(feature: feature) }
        let edge = try ring(first, for: feature)
        var holes: [Ring] = []
        for hole in rings.dropFirst() { holes.append(try ring(hole, for: feature)) }
        return Area(edge: edge, holes: holes)
    }

    /// Four positions or more, the last one the same as the first.
    private mutating func ring(_ json: JSON, for feature: String) throws(DistrictFault) -> Ring {
        guard let positions = json.array else { throw .badPosition(feature: feature) }
        var read: [GroundPoint] = []
        read.reserveCapacity(positions.count)
        for position in positions {
            points += 1
            if points > DistrictFile.mostPoints { throw .tooManyPoints }
            read.append(try point(position, for: feature))
        }
        guard read.count > 1, positions.first == positions.last else { throw .openRing(feature: feature) }
        read.removeLast()
        guard Set(read).count >= 3 else { throw .flatRing(feature: feature) }
        return Ring(points: read)
    }

    /// A third number is an altitude, left aside.
    private mutating func point(_ json: JSON, for feature: String) throws(DistrictFault) -> GroundPoint {
        guard let numbers = json.array, (2...4).contains(numbers.count), let east = Self.number(numbers[0]), let north = Self.number(numbers[1])
        else {
            throw .badPosition(feature: feature)
        }
        if Self.isLambert(east, north) { throw .lambert }
        guard let point = GroundPoint(latitude: north, longitude: east) else {
            if FrenchGround.holds(north: east, east: north) { throw .swapped }
            // Nearly degrees is a slip of the hand; far from it is another system.
            throw max(abs(east), abs(north)) > 1000 ? .projected : .badPosition(feature: feature)
        }
        if FrenchGround.holds(north: east, east: north), !FrenchGround.holds(north: north, east: east) { swapped += 1 }
        return point
    }

    private static func number(_ json: JSON) -> Double? {
        switch json {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }

    /// The metres of Lambert-93, and of its nine conic zones.
    private static func isLambert(_ east: Double, _ north: Double) -> Bool {
        (0...1_300_000 ~= east && 6_000_000...7_200_000 ~= north) || (1_200_000...2_200_000 ~= east && 1_100_000...9_400_000 ~= north)
    }
}
