import NIOCore

/// What a page costs: the elements of its document, the requests that a browser makes to show it, and the bytes that travel, as a first visit does.
public struct PageWeight: Sendable, Equatable {
    public var elements: Int
    public var requests: Int
    public var bytes: Int

    public init(elements: Int, requests: Int, bytes: Int) { (self.elements, self.requests, self.bytes) = (elements, requests, bytes) }

    /// Reads a page that this program made: what it writes is well formed.
    init(html: [UInt8], theme: Theme) {
        let compressed = Compression.gzip(ByteBuffer(bytes: html))?.readableBytes ?? html.count
        self.init(elements: 0, requests: 1, bytes: compressed)
        var seen: Set<String> = []
        let text = String(decoding: html, as: UTF8.self)
        for tag in text.matches(of: /<([a-zA-Z][a-zA-Z0-9-]*)([^>]*)>/) {
            elements += 1
            guard let address = Self.loaded(by: String(tag.output.1).lowercased(), tag.output.2) else { continue }
            load(address, theme, &seen)
        }
    }

    private mutating func load(_ address: String, _ theme: Theme, _ seen: inout Set<String>) {
        guard seen.insert(address).inserted else { return }
        requests += 1
        bytes += address == theme.stylesheetPath ? theme.stylesheet.utf8.count : StaticFiles.sentBytes(address)
        // Modules import others, which the browser asks for too.
        for name in StaticFiles.imports(of: address) { load(StaticFiles.sibling(name, of: address), theme, &seen) }
    }

    private static func loaded(by element: String, _ attributes: Substring) -> String? {
        switch element {
        case "script", "img", "source", "iframe": attribute("src", attributes)
        case "link":
            ["stylesheet", "icon"].contains(attribute("rel", attributes) ?? "") ? attribute("href", attributes) : nil
        default: nil
        }
    }

    private static func attribute(_ name: String, _ text: Substring) -> String? {
        guard let start = text.firstRange(of: " \(name)=\"")?.upperBound, let end = text[start...].firstIndex(of: "\"") else { return nil }
        return String(text[start..<end])
    }
}

extension StaticFiles {
    /// What travels of a file of ours: compressed when it is text. 0 for what is not ours.
    static func sentBytes(_ address: String) -> Int { file(at: address).map { $0.gzip?.readableBytes ?? $0.bytes.readableBytes } ?? 0 }

    /// What a module imports at its start (`import "./x.js"`); scripts that are imported only when they serve are not counted.
    static func imports(of address: String) -> [String] {
        guard address.hasSuffix(".js"), let file = file(at: address) else { return [] }
        return String(buffer: file.bytes).matches(of: /(?m)^import [^;]*?["']\.\/([a-z_-]+\.js)["']/).map { String($0.output.1) }
    }

    static func sibling(_ name: String, of address: String) -> String {
        (address.split(separator: "/").dropLast().map { "/" + $0 } + ["/" + name]).joined()
    }

    private static func file(at address: String) -> File? {
        let parts = address.split(separator: "/")
        guard parts.count >= 3, parts[0] == "s" else { return nil }
        return files[parts.dropFirst(2).joined(separator: "/")]
    }
}
