import Core

/// A number as people write it: `1 234,50 €`, `1.234,50`, `12.5`, `-3`, `25 m²`. Nothing that can be read in two ways.
struct TypedNumber {
    let value: Decimal6
    /// How many digits follow the decimal mark, zeros at the end left out.
    let decimals: Int

    /// `decimals` is how many the field takes: it settles that `1.500` is one thousand five hundred where three decimals make no sense.
    init(typed: String, decimals: Int, units: [String]) throws(Unreadable) {
        if let (number, _) = Typed.number(typed) {
            (value, self.decimals) = (Decimal6(integerLiteral: Int64(number)), 0)
            return
        }
        guard typed.utf8.count <= 100, let bytes = Self.withoutUnit(typed, units) else { throw Unreadable("forms.number.unknown") }
        let isNegative = bytes.first == 0x2D
        let parts = Self.parts(bytes.first == 0x2D || bytes.first == 0x2B ? bytes.dropFirst() : bytes[...])
        guard let (whole, fraction) = Self.split(parts, decimals: decimals) else { throw Unreadable("forms.number.unknown") }
        guard whole.count <= 13, whole.number < 9_000_000_000_000 else { throw Unreadable("forms.number.huge") }
        self.decimals = fraction.count
        guard fraction.count <= 6 else {
            value = 0
            return
        }
        let millionths = whole.number * 1_000_000 + (0..<6).reduce(0) { $0 * 10 + ($1 < fraction.count ? Int(fraction[$1] & 0x0F) : 0) }
        value = Decimal6(millionths: Int64(isNegative ? -millionths : millionths))
    }

    /// From the sign to the last figure; `nil` when there is none, or when something else than a unit follows.
    private static func withoutUnit(_ typed: String, _ units: [String]) -> [UInt8]? {
        guard let last = typed.unicodeScalars.lastIndex(where: { 0x30...0x39 ~= $0.value }) else { return nil }
        let rest = typed.unicodeScalars[typed.unicodeScalars.index(after: last)...]
        // The ² of « 25 m² » is no ASCII figure; the 2 of « 25 m2 » is one, and is found here.
        for unit in units where typed.hasSuffix(unit) && unit.unicodeScalars.contains(where: { 0x30...0x39 ~= $0.value }) {
            return withoutUnit(String(typed.dropLast(unit.count)), [])
        }
        guard rest.isEmpty || isUnit(rest, units) else { return nil }
        var bytes: [UInt8] = []
        for scalar in typed.unicodeScalars[...last] {
            guard let byte = Typed.plain(scalar), !(byte == 0x20 && (bytes.isEmpty || bytes.last == 0x20)) else { continue }
            bytes.append(byte)
        }
        return bytes.starts(with: "- ".utf8) ? [0x2D] + bytes.dropFirst(2) : bytes
    }

    /// Whether what follows the figures is one of the units, or a mark with no decimals after it.
    private static func isUnit(_ rest: Substring.UnicodeScalarView, _ units: [String]) -> Bool {
        let isSpace = { (scalar: Unicode.Scalar) in Typed.plain(scalar).map { $0 == 0x20 } ?? true }
        guard let first = rest.firstIndex(where: { !isSpace($0) }), let last = rest.lastIndex(where: { !isSpace($0) }) else { return true }
        let word = String(rest[first...last])
        return word == "," || word == "." || units.contains(word) || units.contains { Text.folded($0) == Text.folded(word) }
    }

    /// Runs of figures, with the mark that comes before each but the first.
    private struct Parts {
        var runs: [[UInt8]] = [[]]
        var marks: [UInt8] = []
    }

    private static func parts(_ bytes: ArraySlice<UInt8>) -> Parts {
        bytes.reduce(into: Parts()) { parts, byte in
            if 0x30...0x39 ~= byte {
                parts.runs[parts.runs.count - 1].append(byte)
            } else {
                parts.marks.append(byte)
                parts.runs.append([])
            }
        }
    }

    private static func split(_ parts: Parts, decimals: Int) -> (whole: [UInt8], fraction: [UInt8])? {
        guard let last = parts.runs.last, !last.isEmpty, parts.runs.count <= 8 else { return nil }
        guard isDecimalMark(parts, decimals: decimals) else { return grouped(parts.runs, parts.marks).map { ($0, []) } }
        var fraction = last
        while fraction.last == 0x30 { fraction.removeLast() }
        let whole = parts.runs.count == 2 && parts.runs[0].isEmpty ? [0x30] : grouped(parts.runs.dropLast(), parts.marks.dropLast())
        return whole.map { ($0, fraction) }
    }

    /// Whether the last mark separates the decimals.
    private static func isDecimalMark(_ parts: Parts, decimals: Int) -> Bool {
        guard let mark = parts.marks.last, mark == 0x2C || mark == 0x2E else { return false }
        if parts.marks.count > 1 { return !parts.marks.dropLast().contains(mark) }
        let looksLikeThousands = mark == 0x2E && parts.runs[1].count == 3 && (1...3).contains(parts.runs[0].count) && parts.runs[0] != [0x30]
        return !looksLikeThousands || decimals >= 3
    }

    /// The digits of groups of three, all cut by the same mark.
    private static func grouped(_ runs: some Collection<[UInt8]>, _ marks: some Collection<UInt8>) -> [UInt8]? {
        guard let first = runs.first, !first.isEmpty else { return nil }
        if marks.isEmpty { return first }
        let thousandsMarks: [UInt8] = [0x20, 0x2E, 0x2C, 0x27]
        guard let mark = marks.first, thousandsMarks.contains(mark), marks.allSatisfy({ $0 == mark }), first.count <= 3,
            runs.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return Array(runs.joined())
    }
}
