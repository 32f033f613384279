/// A French number plate, with dashes: `AB-123-CD` since 2009, `123-ABC-35` before.
struct VehiclePlate: Equatable {
    let text: String

    init(typed: String) throws(Unreadable) {
        let bytes = Typed.code(typed).filter { $0 != 0x2D && $0 != 0x2E }
        let runs = Self.runs(bytes)
        guard bytes.count <= 10, runs.count == 3, !bytes.contains(Typed.other), Self.isCurrent(runs) || Self.isOld(runs) else {
            throw Unreadable("forms.vehiclePlate.unknown")
        }
        text = runs.map(\.text).joined(separator: "-")
    }

    /// Letters and figures in turn; `123AB2A` (Corsica) ends with a run of both.
    private static func runs(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var runs: [ArraySlice<UInt8>] = []
        for place in bytes.indices {
            let isDigit = bytes[place...place].areDigits
            if let last = runs.last, last.areDigits == isDigit || runs.count == 3 {
                runs[runs.count - 1] = bytes[last.startIndex...place]
            } else {
                runs.append(bytes[place...place])
            }
        }
        return runs
    }

    /// Without I, O, U nor the pair SS. WW at the left is a provisional number, W alone a garage's;
    /// mopeds have one or two letters, two or three figures, one letter (service-public.fr, fiche F17638).
    private static func isCurrent(_ runs: [ArraySlice<UInt8>]) -> Bool {
        let (left, middle, right) = (runs[0], runs[1], runs[2])
        guard [left, right].allSatisfy(areAllowed), middle.areDigits, middle.contains(where: { $0 != 0x30 }) else { return false }
        switch (left.count, middle.count, right.count) {
        case (2, 3, 2), (1...2, 2...3, 1): return true
        case (1, 3, 2): return left.text == "W"
        default: return false
        }
    }

    private static func areAllowed(_ letters: ArraySlice<UInt8>) -> Bool {
        letters.allSatisfy { 0x41...0x5A ~= $0 && !"IOU".utf8.contains($0) } && letters.text != "SS"
    }

    /// One to four figures, one to three letters, the département.
    private static func isOld(_ runs: [ArraySlice<UInt8>]) -> Bool {
        let (left, middle, right) = (runs[0], runs[1], runs[2])
        return left.areDigits && left.count <= 4 && left.first != 0x30 && (1...3).contains(middle.count)
            && middle.allSatisfy { 0x41...0x5A ~= $0 && !"IO".utf8.contains($0) } && Departement(code: right.text) != nil
    }
}
