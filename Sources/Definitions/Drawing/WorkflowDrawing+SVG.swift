import Core
import Workflows

extension WorkflowDrawing {
    private static let margin = 24
    private static let head = 56
    private static let foot = 44

    /// The drawing as an SVG of its own, on a sheet of A4 in landscape. Every text is escaped; it names no font, style, script or address that would be
    /// fetched, so it may stand in a page or be a file.
    /// - Parameter title: of the procedure.
    public func svg(titled title: String) -> String {
        let name = XML.escaped(words("definitions.drawing.title", ["procedure": title]))
        let sheet = sheet
        var svg = """
            <svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 \(sheet.width) \(sheet.height)" role="img" \
            font-family="Lato, Arial, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif" fill="\(Ink.text)">
            <title>\(name)</title>
            <desc>\(XML.escaped(words("definitions.drawing.description", ["count": "\(boxes.count)"])))</desc>
            <rect width="\(sheet.width)" height="\(sheet.height)" fill="\(Ink.paper)"/>
            <text x="\(Self.margin)" y="40" font-size="22" font-weight="bold">\(name)</text>
            <g transform="translate(\((sheet.width - width) / 2) \(Self.head + (sheet.height - Self.head - Self.foot - height) / 2))">\n
            """
        svg += arrows.map(\.svg).joined() + jointsSVG + boxes.map(\.svg).joined()
        let legend = XML.escaped(words("definitions.drawing.legend"))
        svg += "</g>\n<text x=\"\(Self.margin)\" y=\"\(sheet.height - 18)\" font-size=\"13\">\(legend)</text>\n</svg>\n"
        return svg
    }

    /// In the proportions of the paper, so that printing it fills the sheet.
    private var sheet: (width: Int, height: Int) {
        let least = (width: width + 2 * Self.margin, height: height + Self.head + Self.foot)
        return (max(least.width, least.height * 297 / 210, 1000), max(least.height, least.width * 210 / 297, 707))
    }

    private var jointsSVG: String {
        let colours = Dictionary(arrows.flatMap { arrow in arrow.points.map { ($0, Ink.line(arrow.nature)) } }) { first, _ in first }
        return joints.map { "<circle cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"3.5\" fill=\"\(colours[$0] ?? Ink.text)\"/>\n" }.joined()
    }
}

/// The colours, each with the contrast that it needs: 4.5 for texts, 3 for lines (WCAG 1.4.3 and 1.4.11). No meaning is in the colour alone.
enum Ink {
    static let text = "#1a1a1a"
    static let detail = "#4a4a4a"
    static let paper = "#ffffff"

    static func line(_ nature: Status.Nature) -> String {
        switch nature {
        case .open: "#1d4f91"
        case .waiting: "#8a4b00"
        case .accepted: "#1b6e3a"
        case .rejected: "#a3241d"
        case .closed: "#555555"
        }
    }

    static func fill(_ nature: Status.Nature) -> String {
        switch nature {
        case .open: "#e6eef8"
        case .waiting: "#fbeedb"
        case .accepted: "#e2f2e7"
        case .rejected: "#f9e5e3"
        case .closed: "#eeeeee"
        }
    }
}

enum XML {
    /// For a text or for an attribute between double quotes. What XML 1.0 cannot hold is left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\t", "\n", "\r": escaped += " "
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension WorkflowDrawing.Box {
    fileprivate var svg: String {
        let line = Ink.line(nature)
        let header = Metrics.header(title.count)
        var svg = """
            <g transform="translate(\(frame.x) \(frame.y))">
            <rect width="\(frame.width)" height="\(frame.height)" rx="6" fill="\(Ink.fill(nature))"/>
            <path d="M0 \(header)H\(frame.width)V\(max(header, frame.height - 6))a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6Z" fill="\(rows.isEmpty ? "none" : Ink.paper)"/>
            <rect width="\(frame.width)" height="\(frame.height)" rx="6" fill="none" stroke="\(line)" stroke-width="2"/>\n
            """
        for (index, text) in title.enumerated() { svg += Self.text(text, x: 12, y: 24 + 18 * index, size: 15, weight: "bold") }
        svg += Self.text(note, x: 12, y: 22 + 18 * title.count, size: 12, colour: line)
        svg += rows.map { row(svg: $0) }.joined()
        return svg + "</g>\n"
    }

    private func row(svg row: WorkflowDrawing.Row) -> String {
        let start = row.isTimer ? 30 : 12
        var svg = "<path d=\"M0 \(row.top)H\(frame.width)\" stroke=\"#c8c8c8\"/>\n"
        if row.isTimer {
            svg +=
                "<path d=\"M24 \(row.top + 14)a6 6 0 1 1-12 0a6 6 0 1 1 12 0M18 \(row.top + 10)v4h3\" fill=\"none\" stroke=\"\(Ink.text)\" stroke-width=\"1.5\"/>\n"
        }
        for (index, text) in row.text.enumerated() { svg += Self.text(text, x: start, y: row.top + 18 + 16 * index, size: 13) }
        let top = row.top + 16 + 16 * row.text.count
        for (index, text) in row.detail.enumerated() { svg += Self.text(text, x: start, y: top + 14 * index, size: 11, colour: Ink.detail) }
        return svg
    }

    private static func text(_ text: String, x: Int, y: Int, size: Int, weight: String = "normal", colour: String = Ink.text) -> String {
        "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" font-weight=\"\(weight)\" fill=\"\(colour)\">\(XML.escaped(text))</text>\n"
    }
}

extension WorkflowDrawing.Arrow {
    /// What a timer does is dashed where it leaves its row.
    fileprivate var svg: String {
        let colour = Ink.line(nature)
        let start = Self.path(points.prefix(2)), rest = Self.path(points.dropFirst())
        let dashes = isTimer ? " stroke-dasharray=\"4 3\"" : ""
        let end = points[points.count - 1]
        return """
            <path d="\(start)" fill="none" stroke="\(colour)" stroke-width="1.6"\(dashes)/>
            <path d="\(rest)" fill="none" stroke="\(colour)" stroke-width="1.6" stroke-linejoin="round"/>
            <path d="M\(end.x - 9) \(end.y - 5)L\(end.x) \(end.y)L\(end.x - 9) \(end.y + 5)Z" fill="\(colour)"/>\n
            """
    }

    private static func path(_ points: some Sequence<Point>) -> String {
        points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\($0.element.x) \($0.element.y)" }.joined()
    }
}
