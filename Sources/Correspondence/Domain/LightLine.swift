/// Reads the signs inside one line of light text.
struct LightLine {
    private var rest: Substring.UnicodeScalarView
    private var runs: [LightText.Run] = []
    private var plain = String.UnicodeScalarView()

    static func runs(_ line: Substring) -> LightText.Line {
        var reader = LightLine(rest: line.unicodeScalars)
        return reader.read()
    }

    private init(rest: Substring.UnicodeScalarView) { self.rest = rest }

    private mutating func read() -> LightText.Line {
        while let scalar = rest.first {
            if scalar == "*", let strong = strong() {
                add(strong)
            } else if scalar == "[", let link = link() {
                add(link)
            } else {
                takePlain()
            }
        }
        endPlain()
        return runs
    }

    private mutating func takePlain() {
        guard let scalar = rest.popFirst() else { return }
        if scalar == "\\", let next = rest.popFirst() { plain.append(next) } else { plain.append(scalar) }
    }

    private mutating func add(_ run: LightText.Run) {
        endPlain()
        runs.append(run)
    }

    private mutating func endPlain() {
        if !plain.isEmpty { runs.append(.text(String(plain))) }
        plain = String.UnicodeScalarView()
    }

    /// `**…**`; nothing is read when it is not closed.
    private mutating func strong() -> LightText.Run? {
        attempt { reader in
            guard reader.skip("**"), let text = reader.text(until: "**"), !text.isEmpty else { return nil }
            return .strong(text)
        }
    }

    /// `[…](…)`, to somewhere that a mail may lead.
    private mutating func link() -> LightText.Run? {
        attempt { reader in
            guard reader.skip("["), let label = reader.text(until: "]("), let url = reader.text(until: ")") else { return nil }
            guard ["https://", "http://", "mailto:", "tel:"].contains(where: url.hasPrefix) else { return nil }
            return .link(label: label, url: url)
        }
    }

    private mutating func attempt(_ read: (inout LightLine) -> LightText.Run?) -> LightText.Run? {
        var reader = self
        guard let run = read(&reader) else { return nil }
        rest = reader.rest
        return run
    }

    private mutating func skip(_ sign: String) -> Bool {
        guard rest.starts(with: sign.unicodeScalars) else { return false }
        rest = rest.dropFirst(sign.unicodeScalars.count)
        return true
    }

    private mutating func text(until sign: String) -> String? {
        var text = String.UnicodeScalarView()
        while let scalar = rest.first {
            if skip(sign) { return String(text) }
            rest = rest.dropFirst()
            if scalar == "\\", let next = rest.popFirst() { text.append(next) } else { text.append(scalar) }
        }
        return nil
    }
}
