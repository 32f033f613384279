import Core
import Foundation
import Scheduling
import Web

/// Places as numbered dots, drawn by us: no background from an outside host, no script. North is up, a kilometre is as long both ways.
struct AroundMap {
    private static let (width, height, margin) = (600.0, 400.0, 30.0)

    private let dots: [(label: String, name: String, x: Double, y: Double)]
    private let kilometres: Double
    private let words: Words

    init(found: [PlaceAround], origin: Position?, words: Words) {
        self.words = words
        var points = found.enumerated().compactMap { index, one in
            one.found.place.position.map { ("\(index + 1)", one.found.place.details.name, $0) }
        }
        if let origin { points.append(("", words("appointments.around.map.you"), origin)) }
        let norths = points.map(\.2.latitude), easts = points.map(\.2.longitude)
        let (south, west) = (norths.min() ?? 0, easts.min() ?? 0)
        let shrink = cos(((norths.max() ?? 0) + south) / 2 * .pi / 180)
        // A kilometre at least, else two dots at one address would be divided by nothing.
        let (tall, wide) = (max((norths.max() ?? 0) - south, 0.01), max(((easts.max() ?? 0) - west) * shrink, 0.01))
        let scale = min((Self.width - 2 * Self.margin) / wide, (Self.height - 2 * Self.margin) / tall)
        dots = points.map { label, name, position in
            (label, name, Self.margin + (position.longitude - west) * shrink * scale, Self.height - Self.margin - (position.latitude - south) * scale)
        }
        kilometres = 100 / scale * 111.2
    }

    var html: HTML? {
        guard dots.count > 1 else { return nil }
        return """
            <figure class="map"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" role="img" aria-label="\(words("appointments.around.map"))">
            <rect class="map-ground" width="600" height="400" rx="8"/>\(dots.map(dot))
            <path class="map-scale" d="M480 385h100"/><text class="map-scale-text" x="530" y="378">\(scaleText)</text></svg>
            <figcaption class="hint">\(words("appointments.around.map.text"))</figcaption></figure>
            """
    }

    private var scaleText: String {
        let count = kilometres < 10 ? Self.tenth(kilometres, words.language) : "\(Int(kilometres.rounded()))"
        return words("appointments.around.map.scale", ["count": count])
    }

    private static func tenth(_ number: Double, _ language: Language) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10)\(language == .french ? "," : ".")\(tenths % 10)"
    }

    private func dot(_ dot: (label: String, name: String, x: Double, y: Double)) -> HTML {
        let (x, y) = (Int(dot.x.rounded()), Int(dot.y.rounded()))
        if dot.label.isEmpty {
            return "<path class=\"map-you\" d=\"M\(x) \(y - 9)l9 9l-9 9l-9-9z\"><title>\(dot.name)</title></path>"
        }
        return """
            <circle class="map-dot" cx="\(x)" cy="\(y)" r="13"><title>\(dot.name)</title></circle>\
            <text class="map-label" x="\(x)" y="\(y + 5)">\(dot.label)</text>
            """
    }
}
