import Core
import Foundation
import Web

/// The districts drawn from above, each with the number that it has in the list beside: nothing is told by the picture alone, nor by a colour.
struct DistrictPicture {
    private static let side = 480.0

    let districts: [District]
    let words: Words

    var html: HTML {
        guard let view = Projection(districts.flatMap(\.areas), side: Self.side) else { return HTML() }
        return """
            <figure class="chart"><svg role="img" aria-label="\(words("insight.district.picture", ["number": String(districts.count)]))" \
            viewBox="0 0 \(view.width) \(view.height)" xmlns="http://www.w3.org/2000/svg">
            \(districts.map { "<path class=\"district\" fill-rule=\"evenodd\" d=\"\(Self.path($0, view))\"/>" as HTML })
            \(districts.enumerated().map { index, district in label(index + 1, district, view) })
            </svg></figure>
            """
    }

    private func label(_ number: Int, _ district: District, _ view: Projection) -> HTML {
        let spot = view.pixel(district.labelled)
        return "<text class=\"rank\" x=\"\(spot.x)\" y=\"\(spot.y + 7)\" text-anchor=\"middle\">\(number)</text>\n"
    }

    /// Points that fall in the same pixel as the one before are left out: a file of 200,000 points is a page of a few kilobytes.
    private static func path(_ district: District, _ view: Projection) -> String {
        district.areas.flatMap { [$0.edge] + $0.holes }.map { ring in
            var last: (x: Int, y: Int)?
            let points = ring.points.map(view.pixel).filter { pixel in
                defer { last = pixel }
                return last.map { $0 != pixel } ?? true
            }
            return "M" + points.map { "\($0.x) \($0.y)" }.joined(separator: "L") + "Z"
        }.joined()
    }
}

extension District {
    /// A point inside, near the middle of the largest area.
    fileprivate var labelled: GroundPoint {
        let area = areas.max { GroundBox([$0]).size < GroundBox([$1]).size }
        guard let area else { return GroundPoint(east: 0, north: 0) }
        let middle = GroundBox([area]).middle
        if area.contains(middle) { return middle }
        // Halfway along the widest part of the level line through the middle.
        let crossings = ([area.edge] + area.holes).flatMap { $0.crossings(at: middle.north) }.sorted()
        let spans = stride(from: 0, to: crossings.count - 1, by: 2).map { (crossings[$0], crossings[$0 + 1]) }
        guard let widest = spans.max(by: { $0.1 - $0.0 < $1.1 - $1.0 }) else { return middle }
        return GroundPoint(east: (widest.0 + widest.1) / 2, north: middle.north)
    }
}

extension Ring {
    /// Where the edge crosses a parallel.
    fileprivate func crossings(at north: Int) -> [Int] {
        zip(points, points.dropFirst() + points.prefix(1)).compactMap { from, to in
            guard (from.north > north) != (to.north > north) else { return nil }
            return from.east + (to.east - from.east) * (north - from.north) / (to.north - from.north)
        }
    }
}

extension GroundBox {
    fileprivate var middle: GroundPoint { GroundPoint(east: (west + east) / 2, north: (south + north) / 2) }
    fileprivate var size: Int { (east - west) * (north - south) }
}

/// From the ground to the page: a town is small enough to be flat.
private struct Projection {
    private static let margin = 4

    private let box: GroundBox
    private let across: Double
    private let down: Double
    let width: Int
    let height: Int

    init?(_ areas: [Area], side: Double) {
        box = GroundBox(areas)
        guard box.west < box.east, box.south < box.north else { return nil }
        let middle = Double(box.south + box.north) / 2_000_000 * .pi / 180
        // Towards a pole, degrees of longitude get shorter.
        let (wide, high) = (Double(box.east - box.west) * max(cos(middle), 0.01), Double(box.north - box.south))
        let scale = side / max(wide, high)
        (across, down) = (wide * scale / Double(box.east - box.west), scale)
        (width, height) = (Int(wide * scale) + 2 * Self.margin, Int(high * scale) + 2 * Self.margin)
    }

    func pixel(_ point: GroundPoint) -> (x: Int, y: Int) {
        (
            Self.margin + Int((Double(point.east - box.west) * across).rounded()),
            Self.margin + Int((Double(box.north - point.north) * down).rounded())
        )
    }
}
