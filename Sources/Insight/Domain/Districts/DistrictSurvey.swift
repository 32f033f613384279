import Foundation

/// How the districts of a file fit together: where two cover the same ground, and where ground that they surround is in none.
///
/// Lines are drawn from west to east through the town, and the ground under each is given to the districts that hold it: areas are those of the lines, some
/// metres apart, so what is narrower than that is seen roughly. What is small is left aside: borders are never drawn twice alike.
struct DistrictSurvey: Sendable, Equatable {
    struct Overlap: Sendable, Equatable {
        let first: String
        let second: String
        let spot: Spot
    }

    /// Some ground: how much, and a point in its widest place.
    struct Spot: Sendable, Equatable {
        /// In square metres.
        var area = 0.0
        var point = GroundPoint(east: 0, north: 0)
        fileprivate var width = 0.0

        fileprivate mutating func add(from west: Double, to east: Double, north: Double, height: Double) {
            let metres = (east - west) * Self.metre * cos(north / 1_000_000 * .pi / 180)
            area += metres * height
            if metres > width { (width, point) = (metres, GroundPoint(east: Int((west + east) / 2), north: Int(north))) }
        }

        fileprivate mutating func add(_ other: Spot) {
            area += other.area
            if other.width > width { (width, point) = (other.width, other.point) }
        }

        /// A millionth of a degree of a great circle.
        fileprivate static let metre = 0.111_32
    }

    /// The largest first.
    let overlaps: [Overlap]
    let gaps: [Spot]
    /// The two districts of which one is nearly all in the other.
    let twice: (first: String, second: String)?

    /// In square metres: half a football pitch.
    static let least = 2500.0

    init(_ districts: [District]) {
        let survey = Surveying(districts)
        overlaps = survey.overlaps.filter { $0.value.area >= Self.least }.sorted { ($1.value.area, $0.key.first) < ($0.value.area, $1.key.first) }.map
        {
            Overlap(first: districts[$0.key.first].name, second: districts[$0.key.second].name, spot: $0.value)
        }
        gaps = survey.gaps.filter { $0.area >= Self.least }.sorted { $0.area > $1.area }
        let same = survey.overlaps.filter { $0.value.area > 0.9 * min(survey.areas[$0.key.first], survey.areas[$0.key.second]) }.keys.min()
        twice = same.map { (districts[$0.first].name, districts[$0.second].name) }
    }

    static func == (one: Self, other: Self) -> Bool { one.overlaps == other.overlaps && one.gaps == other.gaps }
}

/// Two districts, by their ranks.
private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (one: Self, other: Self) -> Bool { (one.first, one.second) < (other.first, other.second) }
}

/// Goes through the lines from south to north.
private struct Surveying {
    private(set) var overlaps: [Pair: DistrictSurvey.Spot] = [:]
    private(set) var areas: [Double]
    private var open = OpenGround()

    /// Those that nothing leads out of.
    var gaps: [DistrictSurvey.Spot] { open.enclosed }

    private static let mostLines = 1000
    private static let mostCrossings = 2_000_000

    init(_ districts: [District]) {
        areas = districts.map { _ in 0 }
        let box = GroundBox(districts.flatMap(\.areas))
        guard box.south < box.north else { return }
        let lines = Self.lines(districts, over: box)
        let step = Double(box.north - box.south) / Double(lines.count), height = step * DistrictSurvey.Spot.metre
        for (index, crossings) in lines.enumerated() {
            go(along: crossings.sorted { $0.east < $1.east }, at: Double(box.south) + (Double(index) + 0.5) * step, height: height)
        }
        open.end()
    }

    private struct Crossing {
        let district: Int
        let east: Double
    }

    /// Where each line enters a district or leaves it.
    private static func lines(_ districts: [District], over box: GroundBox) -> [[Crossing]] {
        let rings = districts.enumerated().flatMap { index, district in district.areas.flatMap { [$0.edge] + $0.holes }.map { (index, $0) } }
        let high = Double(box.north - box.south)
        let climbs = rings.reduce(0.0) { $0 + $1.1.climb } / high
        let count = max(50, min(mostLines, Int(Double(mostCrossings) / max(1, climbs))))
        let step = high / Double(count)
        var lines = [[Crossing]](repeating: [], count: count)
        for (index, ring) in rings {
            guard var from = ring.points.last else { continue }
            for to in ring.points {
                let (low, top) = (min(from.north, to.north), max(from.north, to.north))
                // Half open, as in `Ring.side`: a line through a position counts it once.
                let first = Int((Double(low - box.south) / step - 0.5).rounded(.up)), last = Int((Double(top - box.south) / step - 0.5).rounded(.up))
                for line in max(0, first)..<max(max(0, first), min(count, last)) {
                    let north = Double(box.south) + (Double(line) + 0.5) * step
                    let part = (north - Double(from.north)) / Double(to.north - from.north)
                    lines[line].append(Crossing(district: index, east: Double(from.east) + part * Double(to.east - from.east)))
                }
                from = to
            }
        }
        return lines
    }

    private mutating func go(along crossings: [Crossing], at north: Double, height: Double) {
        var inside: [Int] = [], spans: [OpenGround.Span] = []
        for (crossing, next) in zip(crossings, crossings.dropFirst()) {
            if let place = inside.firstIndex(of: crossing.district) { inside.remove(at: place) } else { inside.append(crossing.district) }
            guard next.east - crossing.east >= 1 else { continue }
            var piece = DistrictSurvey.Spot()
            piece.add(from: crossing.east, to: next.east, north: north, height: height)
            if inside.isEmpty { spans.append(.init(west: crossing.east, east: next.east, spot: piece)) }
            for (index, one) in inside.enumerated() {
                areas[one] += piece.area
                for other in inside[(index + 1)...] { overlaps[Pair(first: min(one, other), second: max(one, other)), default: .init()].add(piece) }
            }
        }
        open.add(spans, between: crossings.first?.east ?? .infinity, and: crossings.last?.east ?? .infinity)
    }
}

extension Ring {
    /// How far north and south it goes in all.
    fileprivate var climb: Double {
        zip(points, points.dropFirst() + points.prefix(1)).reduce(0) { $0 + Double(abs($1.0.north - $1.1.north)) }
    }
}

/// Ground that is in no district, line after line: pieces that touch are one place, and what touches the outside is the outside.
private struct OpenGround {
    struct Span {
        let west: Double
        let east: Double
        let spot: DistrictSurvey.Spot
    }

    /// By place; the first one is the outside.
    private var spots: [DistrictSurvey.Spot] = [.init()]
    private var parents = [0]
    private var last: [(west: Double, east: Double, place: Int)] = [(-.infinity, .infinity, 0)]

    /// - Parameters:
    ///   - west: where the line enters the first district: before it is the outside, as is what comes after it leaves the last one.
    mutating func add(_ spans: [Span], between west: Double, and east: Double) {
        var line: [(west: Double, east: Double, place: Int)] = [(-.infinity, west, 0)]
        for span in spans {
            parents.append(spots.count)
            spots.append(span.spot)
            line.append((span.west, span.east, spots.count - 1))
        }
        line.append((east, .infinity, 0))
        var index = 0
        for piece in line {
            while index < last.count, last[index].east <= piece.west { index += 1 }
            var other = index
            while other < last.count, last[other].west < piece.east {
                join(piece.place, last[other].place)
                other += 1
            }
        }
        last = line
    }

    /// North of the last line is the outside.
    mutating func end() { for piece in last { join(piece.place, 0) } }

    var enclosed: [DistrictSurvey.Spot] {
        var places: [Int: DistrictSurvey.Spot] = [:]
        for index in spots.indices.dropFirst() where root(index) != 0 { places[root(index), default: .init()].add(spots[index]) }
        return Array(places.values)
    }

    private func root(_ place: Int) -> Int {
        var place = place
        while parents[place] != place { place = parents[place] }
        return place
    }

    /// The older place is the root: the outside stays the outside.
    private mutating func join(_ one: Int, _ other: Int) {
        let (one, other) = (root(one), root(other))
        if one != other { parents[max(one, other)] = min(one, other) }
    }
}
