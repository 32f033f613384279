import Core
import Foundation

/// Goes through the parts of a message: finds the text, names what is attached, and writes to the disk what is asked for.
struct MessageWalk {
    static let deepest = 20
    static let mostParts = 200
    /// In bytes of UTF-8: a hundred pages.
    static let longestText = 200_000

    private(set) var content: MessageContent
    private let keep: (Int) throws -> URL?
    private var visited = 0
    private var texts: [String] = []
    /// Texts of messages inside the message: its own, when it has no other.
    private var innerTexts: [String] = []

    /// What the text parts of a branch are.
    private enum Branch { case text, otherReading, innerMessage }

    init(_ message: PartNode, keep: @escaping (Int) throws -> URL?) throws {
        content = MessageContent(head: MessageHead(message))
        self.keep = keep
        if let root = message.child(0) { try walk(root, .text, depth: 1) }
        if texts.isEmpty { texts = innerTexts }
        content.text = Text.trimmed(texts.joined(separator: "\n\n"))
    }

    private mutating func walk(_ node: PartNode, _ branch: Branch, depth: Int) throws {
        guard depth <= Self.deepest else { return note(.tooDeep) }
        visited += 1
        guard visited <= Self.mostParts else { return note(.tooManyParts) }
        switch node.kind {
        case .leaf: try leaf(node, branch)
        case .message: try message(node, depth: depth)
        case .multipart where node.mediaType == "multipart/alternative" && branch == .text: try alternative(node, depth: depth)
        case .multipart: try children(of: node) { walk, child, _ in try walk.walk(child, branch, depth: depth + 1) }
        }
    }

    private mutating func children(of node: PartNode, _ body: (inout MessageWalk, PartNode, Int) throws -> Void) throws {
        for index in 0..<node.childCount {
            guard visited <= Self.mostParts else { return note(.tooManyParts) }
            if let child = node.child(index) { try body(&self, child, index) }
        }
    }

    /// Several readings of the same: the plain one if it says anything, else the last, which programs that make them like best (RFC 2046, 5.1.4).
    private mutating func alternative(_ node: PartNode, depth: Int) throws {
        let readings = (0..<min(node.childCount, Self.mostParts)).compactMap(node.child)
        let plain = readings.firstIndex { $0.kind == .leaf && $0.mediaType == "text/plain" && !isBlank($0) }
        let chosen = plain ?? readings.lastIndex { $0.kind == .multipart || $0.mediaType == "text/html" } ?? 0
        try children(of: node) { walk, child, index in try walk.walk(child, index == chosen ? .text : .otherReading, depth: depth + 1) }
    }

    private func isBlank(_ node: PartNode) -> Bool {
        guard let beginning = try? WrittenText.reading(node, longest: 4096) else { return true }
        return Text.trimmed(beginning.text).isEmpty
    }

    private mutating func leaf(_ node: PartNode, _ branch: Branch) throws {
        let isPage = node.mediaType == "text/html"
        guard isPage || node.mediaType == "text/plain", !node.isAttachment, node.fileName == nil else { return try part(node, branch) }
        switch branch {
        case .otherReading: return
        case .text: try texts += text(of: node, isPage: isPage)
        case .innerMessage: try innerTexts += text(of: node, isPage: isPage)
        }
    }

    private mutating func text(of node: PartNode, isPage: Bool) throws -> [String] {
        let room = Self.longestText - (texts + innerTexts).reduce(0) { $0 + $1.utf8.count }
        guard room > 0 else {
            note(.longText)
            return []
        }
        // The markup of a page weighs more than its words.
        let read = try? WrittenText.reading(node, longest: isPage ? Self.longestText * 5 : room)
        guard let read else {
            note(.unreadablePart)
            return []
        }
        if read.isCut { note(.longText) }
        if isPage { content.isTextFromPage = true }
        let text = Text.trimmed(isPage ? HTMLText.reading(read.text, longest: room) : read.text)
        return text.isEmpty ? [] : [text]
    }

    /// A message inside the message: a part like another, whose own parts are named after it.
    private mutating func message(_ node: PartNode, depth: Int) throws {
        let subject = node.header("Subject").map { Line($0, longest: 100).description } ?? ""
        let name = node.fileName ?? (subject.isEmpty ? "message" : subject) + ".eml"
        let size = try kept { file in try node.writeMessage(to: file?.descriptor) }
        add(name: name, mediaType: "message/rfc822", size: size, isInline: false)
        if let root = node.child(0) { try walk(root, .innerMessage, depth: depth + 1) }
    }

    private mutating func part(_ node: PartNode, _ branch: Branch) throws {
        let size = try kept { file in try Self.copy(node, to: file) }
        let isTNEF = ["application/ms-tnef", "application/vnd.ms-tnef"].contains(node.mediaType)
        let isInline = !node.isAttachment && node.header("Content-ID") != nil
        add(name: node.fileName ?? (isTNEF ? "winmail.dat" : ""), mediaType: node.mediaType, size: size, isInline: isInline)
    }

    /// - Returns: how many bytes; `nil` when they cannot be decoded.
    private static func copy(_ node: PartNode, to file: TargetFile?) throws -> Int? {
        guard let content = node.content() else { return 0 }
        var size = 0
        do {
            while let piece = try content.next() {
                try file?.write(piece)
                size += piece.count
            }
        } catch is UnreadablePart { return nil }
        return size
    }

    private func kept<T>(_ body: (TargetFile?) throws -> T) throws -> T {
        try body(try keep(content.parts.count + 1).map(TargetFile.init))
    }

    private mutating func add(name: String, mediaType: String, size: Int?, isInline: Bool) {
        if size == nil { note(.unreadablePart) }
        let type = Line(mediaType, longest: 127).description
        content.parts.append(
            MessagePart(number: content.parts.count + 1, name: Line(name, longest: 200), mediaType: type, size: size ?? 0, isInline: isInline))
    }

    private mutating func note(_ gap: MessageContent.Gap) { content.gaps.insert(gap) }
}
