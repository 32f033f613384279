import Testing

@testable import Insight

@Suite("Where a point is")
struct GroundTests {
    private func ring(_ points: [(Int, Int)]) -> Ring { Ring(points: points.map { GroundPoint(east: $0.0, north: $0.1) }) }
    private func point(_ east: Int, _ north: Int) -> GroundPoint { GroundPoint(east: east, north: north) }

    /// A square of ten with a square hole of four in its middle.
    private var square: Area {
        Area(edge: ring([(0, 0), (10, 0), (10, 10), (0, 10)]), holes: [ring([(3, 3), (7, 3), (7, 7), (3, 7)])])
    }

    @Test("Inside is inside, the hole is outside, every border and corner belongs")
    func square_() {
        for (east, north) in [(1, 1), (5, 1), (8, 5), (0, 0), (10, 10), (5, 0), (0, 5), (10, 3), (3, 3), (3, 5), (7, 7), (5, 7)] {
            #expect(square.contains(point(east, north)), "\(east) \(north)")
        }
        for (east, north) in [(5, 5), (4, 6), (-1, 5), (11, 5), (5, -1), (5, 11), (-1, 0), (11, 10), (-1, 10), (12, 3)] {
            #expect(!square.contains(point(east, north)), "\(east) \(north)")
        }
    }

    @Test("A line that passes through corners counts each side once")
    func corners() {
        let star = Area(edge: ring([(0, 5), (5, 0), (10, 5), (5, 10)]), holes: [])
        let comb = Area(edge: ring([(0, 0), (10, 0), (10, 6), (8, 3), (6, 6), (4, 3), (2, 6), (0, 3)]), holes: [])

        #expect(star.contains(point(5, 5)) && !star.contains(point(-3, 5)) && !star.contains(point(13, 5)) && !star.contains(point(1, 1)))
        #expect(comb.contains(point(6, 4)) && !comb.contains(point(4, 5)) && !comb.contains(point(8, 5)) && comb.contains(point(1, 3)))
        #expect(!comb.contains(point(-1, 3)) && !comb.contains(point(-1, 6)) && !comb.contains(point(3, 6)))
    }

    @Test("Which way the outline turns changes nothing, nor where it begins")
    func turned() {
        let points = [(0, 0), (9, 1), (10, 9), (4, 4), (1, 8)]
        let first = ring(points)
        for shift in points.indices {
            let turned = Array(points[shift...] + points[..<shift])
            for other in [ring(turned), ring(turned.reversed())] {
                for east in -1...11 {
                    for north in -1...10 { #expect(first.side(of: point(east, north)) == other.side(of: point(east, north)), "\(east) \(north)") }
                }
            }
        }
    }

    /// The sum of the triangles that the point makes with each side is the area of a convex outline, when the point is in it.
    @Test("In convex outlines, the same as another way of asking", arguments: [1, 2, 3] as [UInt64])
    func convex(seed: UInt64) {
        var dice = HistogramTests.Dice(state: seed)
        for _ in 0..<60 {
            let corners = (0..<3).map { _ in (Int.random(in: -20...20, using: &dice), Int.random(in: -20...20, using: &dice)) }
            func twice(_ a: (Int, Int), _ b: (Int, Int), _ c: (Int, Int)) -> Int {
                abs((b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0))
            }
            let whole = twice(corners[0], corners[1], corners[2])
            if whole == 0 { continue }
            for _ in 0..<40 {
                let spot = (Int.random(in: -21...21, using: &dice), Int.random(in: -21...21, using: &dice))
                let parts = twice(spot, corners[0], corners[1]) + twice(spot, corners[1], corners[2]) + twice(spot, corners[2], corners[0])
                #expect((ring(corners).side(of: point(spot.0, spot.1)) != .outside) == (parts == whole), "\(corners) \(spot)")
            }
        }
    }

    @Test("Of two districts that share a border, the first of the file has it; a hole gives way to the district in it")
    func shared() {
        let inner = Area(edge: ring([(3, 3), (7, 3), (7, 7), (3, 7)]), holes: [])
        let right = Area(edge: ring([(10, 0), (20, 0), (20, 10), (10, 10)]), holes: [])
        let map = DistrictMap([
            District(code: "autour", name: "Autour", areas: [square]), District(code: "dedans", name: "Dedans", areas: [inner]),
            District(code: "droite", name: "Droite", areas: [right]),
        ])

        let found = [(1, 1), (5, 5), (3, 5), (10, 5), (15, 5), (25, 5)].map { map.district(at: point($0.0, $0.1))?.code }
        #expect(found == ["autour", "dedans", "autour", "autour", "droite", nil])
    }

    @Test("What is kept of outlines is what was read")
    func packed() {
        let areas = [square, Area(edge: ring([(-180_000_000, -90_000_000), (180_000_000, 90_000_000), (0, 1)]), holes: [])]

        #expect(PackedAreas.unpack(PackedAreas.pack(areas)) == areas)
        #expect(PackedAreas.unpack([]) == nil && PackedAreas.unpack(PackedAreas.pack(areas).dropLast()) == nil)
        #expect(PackedAreas.unpack([1, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 127]) == nil)
    }

    @Test("The first address that is in a district counts; one that may be in two is in none")
    func finder() {
        let east = Area(edge: ring([(10, 0), (20, 0), (20, 10), (10, 10)]), holes: [])
        let finder = DistrictFinder(
            edition: 4,
            map: DistrictMap([District(code: "a", name: "A", areas: [square]), District(code: "b", name: "B", areas: [east])]))

        #expect(finder.place([[], [point(15, 5)], [point(1, 1)]]) == DistrictPlace(edition: 4, code: "b"))
        #expect(finder.place([[point(1, 1), point(2, 2)]]).code == "a")
        #expect(finder.place([[point(1, 1), point(15, 5)]]).code == DistrictPlace.nowhere)
        #expect(finder.place([[point(1, 1), point(50, 50)]]).code == DistrictPlace.nowhere)
        #expect(finder.place([]).code == DistrictPlace.nowhere)
        #expect(DistrictFinder(edition: 5, map: DistrictMap([])).place([[point(1, 1)]]).code == DistrictPlace.uncounted)
    }
}
