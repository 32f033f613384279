/// What mails are written in: paragraphs, `## ` headings, `- ` lists, `**strong**`, `[label](https://…)`; a backslash makes the next sign plain.
/// One text gives both readings of a mail, so that they cannot differ.
struct LightText: Sendable, Equatable {
    enum Block: Sendable, Equatable {
        case heading(Line)
        case paragraph([Line])
        case list([Line])
    }

    typealias Line = [Run]

    enum Run: Sendable, Equatable {
        case text(String)
        case strong(String)
        case link(label: String, url: String)
    }

    let blocks: [Block]

    private init(blocks: [Block]) { self.blocks = blocks }

    init(_ text: String) {
        let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).split { $0.allSatisfy(\.isWhitespace) }
        blocks = paragraphs.flatMap { Self.blocks(of: Array($0)) }
    }

    private static func blocks(of lines: [Substring]) -> [Block] {
        lines.reduce(into: []) { blocks, line in
            if line.hasPrefix("## ") { return blocks.append(.heading(LightLine.runs(line.dropFirst(3)))) }
            if line.hasPrefix("- ") { return add(LightLine.runs(line.dropFirst(2)), toListIn: &blocks) }
            guard case .paragraph(let before) = blocks.last else { return blocks.append(.paragraph([LightLine.runs(line)])) }
            blocks[blocks.count - 1] = .paragraph(before + [LightLine.runs(line)])
        }
    }

    private static func add(_ item: Line, toListIn blocks: inout [Block]) {
        guard case .list(let before) = blocks.last else { return blocks.append(.list([item])) }
        blocks[blocks.count - 1] = .list(before + [item])
    }
}

extension LightText {
    /// For programs that show no HTML.
    var plain: String {
        blocks.map { block in
            switch block {
            case .heading(let line): Self.plain(line)
            case .paragraph(let lines): lines.map(Self.plain).joined(separator: "\n")
            case .list(let items): items.map { "- " + Self.plain($0) }.joined(separator: "\n")
            }
        }.joined(separator: "\n\n") + "\n"
    }

    private static func plain(_ line: Line) -> String {
        line.map { run in
            switch run {
            case .text(let text), .strong(let text): text
            case .link(let label, let url): label == url ? url : "\(label) : \(url)"
            }
        }.joined()
    }

    /// For a sheet of paper, where no link can be followed: its address is written out.
    var onPaper: LightText {
        LightText(
            blocks: blocks.map { block in
                switch block {
                case .heading(let line): .heading(Self.onPaper(line))
                case .paragraph(let lines): .paragraph(lines.map(Self.onPaper))
                case .list(let items): .list(items.map(Self.onPaper))
                }
            })
    }

    private static func onPaper(_ line: Line) -> Line {
        line.map { run in if case .link = run { .text(plain([run])) } else { run } }
    }

    /// A text that nothing in it will be taken for a sign of ours. By bytes: by `Character`, a sign followed by a combining mark is another one.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        var startsLine = true
        for byte in text.utf8 {
            let isSign = Self.signs.contains(byte) || (startsLine && Self.signsAtStart.contains(byte))
            if isSign { bytes.append(UInt8(ascii: "\\")) }
            bytes.append(byte)
            startsLine = byte == UInt8(ascii: "\n")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let signs = Set(#"\*[]"#.utf8)
    private static let signsAtStart = Set("#-".utf8)
}
