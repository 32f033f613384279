extension Row {
    /// The names of the columns, shared by all the rows of a result.
    public final class Columns: Sendable {
        private let names: [String]
        /// The places of the columns by a mark of their names; a second column of the same mark stands in the next slot that is free.
        private let slots: [Int]

        var indices: Range<Int> { names.indices }

        init(_ names: [String]) {
            self.names = names
            var slots = Array(repeating: -1, count: max(4, (names.count * 2).nextPowerOfTwo))
            for (place, name) in names.enumerated() {
                var slot = Self.mark(of: name) & (slots.count - 1)
                while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
                slots[slot] = place
            }
            self.slots = slots
        }

        /// A page of a list asks thousands of times: a dictionary would spend more on its hash than the rest of the reading costs.
        func place(of name: String) -> Int? {
            var slot = Self.mark(of: name) & (slots.count - 1)
            while slots[slot] >= 0 {
                if names[slots[slot]] == name { return slots[slot] }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }

        /// Of its length and its two ends: the names of one result seldom have the same, and reading them whole took a twentieth of a list's page.
        private static func mark(of name: String) -> Int {
            let bytes = name.utf8
            guard let first = bytes.first, let last = bytes.last else { return 0 }
            return (bytes.count &* 33) ^ (Int(first) &* 7) ^ (Int(last) &* 5)
        }
    }
}

extension Int {
    fileprivate var nextPowerOfTwo: Int { self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
