/// The text of an HTML page, as a person would read it: paragraphs, lists, the addresses of links. Not a parser of HTML: whatever comes in, text comes out,
/// in one pass.
struct HTMLText {
    private var source: Substring.UnicodeScalarView
    private var output = TextLines()
    /// Inside an element that shows nothing, until its end tag.
    private var hiddenUntil: String?
    private var link: String?

    /// - Parameter longest: in bytes; the reading stops there.
    static func reading(_ html: String, longest: Int) -> String {
        var reading = HTMLText(source: Substring(html).unicodeScalars)
        while !reading.source.isEmpty, reading.output.size < longest { reading.step() }
        return reading.output.text
    }

    private init(source: Substring.UnicodeScalarView) { self.source = source }

    private mutating func step() {
        switch source.first {
        case "<": tag()
        case "&": show(HTMLEntity.take(from: &source))
        default:
            let piece = source.prefix { $0 != "<" && $0 != "&" }
            source = source[piece.endIndex...]
            show(String(piece))
        }
    }

    private mutating func show(_ text: String) { if hiddenUntil == nil { output.add(text) } }

    private mutating func tag() {
        guard let found = HTMLTag.take(from: &source) else {
            source.removeFirst()
            return show("<")
        }
        if let end = hiddenUntil {
            if found.isEnd, found.name == end { hiddenUntil = nil }
            return
        }
        if !found.isEnd, HTMLTag.hidden.contains(found.name) { hiddenUntil = found.name }
        mark(found)
    }

    private mutating func mark(_ tag: HTMLTag) {
        switch tag.name {
        case "br": output.endLine()
        case "li": tag.isEnd ? output.endLine() : output.beginItem()
        case "td", "th": output.add(" ")
        case "a": tag.isEnd ? endLink() : (link = tag.link)
        case let name where HTMLTag.paragraphs.contains(name): output.endParagraph()
        case let name where HTMLTag.blocks.contains(name): output.endLine()
        default: break
        }
    }

    /// The address follows the words of the link, unless they are the address.
    private mutating func endLink() {
        if let link, !output.text(endsWith: link) { output.add(" (\(link))") }
        link = nil
    }
}
