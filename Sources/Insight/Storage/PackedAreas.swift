/// The areas of a district in one value of the database: four bytes for each number.
enum PackedAreas {
    static func pack(_ areas: [Area]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(areas.count, to: &bytes)
        for area in areas {
            append(area.holes.count + 1, to: &bytes)
            for ring in [area.edge] + area.holes {
                append(ring.points.count, to: &bytes)
                for point in ring.points {
                    append(point.east, to: &bytes)
                    append(point.north, to: &bytes)
                }
            }
        }
        return bytes
    }

    /// `nil` for what ``pack(_:)`` did not write.
    static func unpack(_ bytes: [UInt8]) -> [Area]? {
        var rest = bytes[...], areas: [Area] = []
        guard let count = take(&rest) else { return nil }
        for _ in 0..<max(0, count) {
            guard let ringCount = take(&rest), ringCount > 0 else { return nil }
            var rings: [Ring] = []
            for _ in 0..<ringCount {
                guard let points = points(&rest) else { return nil }
                rings.append(Ring(points: points))
            }
            areas.append(Area(edge: rings[0], holes: Array(rings.dropFirst())))
        }
        return rest.isEmpty ? areas : nil
    }

    private static func points(_ rest: inout ArraySlice<UInt8>) -> [GroundPoint]? {
        guard let count = take(&rest), count >= 0, rest.count >= count * 8 else { return nil }
        return (0..<count).compactMap { _ in
            guard let east = take(&rest), let north = take(&rest) else { return nil }
            return GroundPoint(east: east, north: north)
        }
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        let word = UInt32(bitPattern: Int32(clamping: number))
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
    }

    private static func take(_ bytes: inout ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= 4 else { return nil }
        let word = bytes.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        bytes = bytes.dropFirst(4)
        return Int(Int32(bitPattern: word))
    }
}
