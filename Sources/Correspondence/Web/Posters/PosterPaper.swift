import Core
import Web

/// A poster or a leaflet, on one sheet: a title to be read from afar, the square for phones, and for all others an address to type, a number to call and a
/// place to come to. Tagged like every paper; black on white, so that any copier will do.
struct PosterPaper {
    let facts: PosterFacts
    let format: PosterFormat
    let town: String
    let colours: PaperColours
    let words: Words
    /// How large letters are, of what they would be with few words.
    var scale = 1.0

    static let scales = [1, 0.88, 0.77, 0.66, 0.55]

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(words.language.rawValue)">
        <head><meta charset="utf-8"><title>\(facts.title) – \(town)</title><meta name="author" content="\(town)"><style>\(style)</style></head>
        <body>
        <p class="town">\(town)</p>
        <h1>\(facts.title)</h1>
        \(if: !facts.summary.isEmpty && !isCramped, "<p class=\"summary\">\(facts.summary)</p>")
        <div class="online"><h2>\(words("correspondence.poster.online"))</h2>
        \(QRCode(facts.address, .high).map { "<div class=\"square\">\($0.svg(label: words("correspondence.poster.square", ["address": facts.address])))</div>" as HTML })
        <p>\(words("correspondence.poster.aim"))</p></div>
        <div class="others">\(phone)\(counter)</div>
        <p class="address">\(typed)</p>
        <p>\(words("correspondence.poster.free"))</p>
        </body>
        </html>
        """
    }

    /// A small sheet in large letters has no room for more than the title and the three ways.
    private var isCramped: Bool { format.isLeaflet && format.isLargePrint }

    /// Without what nobody types.
    private var typed: String { String(facts.address.trimmingPrefix("https://").trimmingPrefix("http://")) }

    private var phone: HTML? {
        guard !facts.place.phone.isEmpty else { return nil }
        return """
            <h2>\(words("correspondence.poster.phone"))</h2><p class="phone">\(facts.place.phone)</p>
            \(if: !facts.phoneHint.isEmpty && !format.isLeaflet && !format.isLargePrint, "<p>\(facts.phoneHint)</p>")
            """
    }

    private var counter: HTML? {
        guard !facts.place.address.isEmpty else { return nil }
        return """
            <h2>\(words("correspondence.poster.counter"))</h2>
            <p class="lines">\(if: !isCramped, "<strong>\(facts.place.name)</strong>\n")\(facts.place.address)</p>
            \(if: !facts.place.openingHours.isEmpty, "<p class=\"lines\">\(facts.place.openingHours)</p>")
            """
    }

    /// Colours are checked to be colours; sizes are ours. An A5 is an A4 made smaller by the square root of two.
    private var style: HTML {
        """
        @page { size: \(format.isLeaflet ? "A5" : "A4"); margin: \(format.isLeaflet ? "11mm 12mm" : "16mm 18mm"); }
        html { font: \(points(18))pt/1.4 Lato, "DejaVu Sans", sans-serif; color: #111; }
        body { margin: 0; }
        p { margin: 0 0 0.3em; }
        .town { font-weight: bold; border-top: 2mm solid \(colours.main); padding-top: 0.4em; }
        h1 { font-size: \(points(format.isLargePrint ? 46 : 52))pt; line-height: 1.12; margin: 0.4em 0 0.3em; color: \(colours.main); }
        h2 { font-size: \(points(23))pt; line-height: 1.2; margin: 0 0 0.2em; color: \(colours.main); }
        .summary { font-size: \(points(23))pt; line-height: 1.3; margin-bottom: 1em; }
        .online { float: left; width: 48%; }
        .others { margin-left: 52%; }
        .others h2:not(:first-child) { margin-top: 0.8em; }
        .square { width: \(square)mm; margin-left: -\(format.isLeaflet ? "3" : "5")mm; }
        .square svg { width: \(square)mm; height: \(square)mm; }
        .phone { font-size: \(points(31))pt; font-weight: bold; line-height: 1.2; white-space: nowrap; }
        .address { clear: both; padding-top: 0.5em; font-size: \(points(21))pt; font-weight: bold; line-height: 1.25; overflow-wrap: anywhere; }
        .lines { white-space: pre-line; }
        """
    }

    private func points(_ size: Double) -> String {
        let wanted = size * scale / (format.isLeaflet ? 2.0.squareRoot() : 1)
        let least = format.isLargePrint ? 18.0 : format.isLeaflet ? 9 : 12
        return String((max(least, format.isLargePrint ? wanted * 1.1 : wanted) * 10).rounded() / 10)
    }

    /// Never smaller than a phone reads at arm's length.
    private var square: Int { max(34, Int(84 * scale / (format.isLeaflet ? 2.0.squareRoot() : 1))) }
}
