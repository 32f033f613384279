/// A HEIC that asks to be turned by a quarter when shown (`irot`, ISO/IEC 23008-12 §6.5.10), as phones write it. heif-enc does not.
enum TurnedHEIC {
    /// Adds the property to the list of properties and to those of the first picture, and moves the places of the contents by as much.
    static func bytes(from heic: [UInt8]) -> [UInt8] {
        var bytes = heic
        let meta = box("meta", in: bytes, from: 0), list = box("iprp", in: bytes, from: meta + 12)
        let properties = box("ipco", in: bytes, from: list + 8), owners = box("ipma", in: bytes, from: list + 8)
        let count = count(of: bytes, from: properties + 8, to: properties + size(bytes, properties))
        let own = owners + 18, place = properties + size(bytes, properties)
        bytes[own] += 1
        bytes.insert(UInt8(0x80 | (count + 1)), at: own + Int(bytes[own]))
        bytes.insert(contentsOf: [0, 0, 0, 9] + Array("irot".utf8) + [3], at: place)
        for (box, more) in [(meta, 10), (list, 10), (properties, 9), (owners + 9, 1)] { add(more, to: &bytes, box) }
        movePlaces(&bytes, box("iloc", in: bytes, from: meta + 12))
        return bytes
    }

    /// Version 0, with bases, places and lengths of four bytes: what heif-enc writes.
    private static func movePlaces(_ bytes: inout [UInt8], _ iloc: Int) {
        var item = iloc + 16
        for _ in 0..<(Int(bytes[iloc + 14]) << 8 | Int(bytes[iloc + 15])) {
            add(10, to: &bytes, item + 4)
            item += 10 + 8 * (Int(bytes[item + 8]) << 8 | Int(bytes[item + 9]))
        }
    }

    private static func box(_ name: String, in bytes: [UInt8], from start: Int) -> Int {
        var at = start
        while at + 8 <= bytes.count, Array(bytes[(at + 4)..<(at + 8)]) != Array(name.utf8) { at += size(bytes, at) }
        return at
    }

    private static func count(of bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var at = start, count = 0
        while at < end {
            at += size(bytes, at)
            count += 1
        }
        return count
    }

    private static func size(_ bytes: [UInt8], _ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }

    private static func add(_ more: Int, to bytes: inout [UInt8], _ at: Int) {
        let sum = size(bytes, at) + more
        for place in 0..<4 { bytes[at + place] = UInt8(sum >> (24 - 8 * place) & 255) }
    }
}
