import Core

/// A part of the town, as its administrators cut it.
struct District: Sendable, Equatable {
    /// Made from the name, the same at each import: all that is kept with a request.
    let code: String
    let name: String
    let areas: [Area]

    static let longestName = 80
    private static let longestCode = 60

    /// `nil` for a name without a letter or a digit, or too long a one.
    init?(name: String, areas: [Area]) {
        let code = String(Text.words(name).joined(separator: "-").prefix(Self.longestCode))
        guard !code.isEmpty, Self.isCode(code), name.count <= Self.longestName else { return nil }
        (self.code, self.name, self.areas) = (code, name, areas)
    }

    init(code: String, name: String, areas: [Area]) { (self.code, self.name, self.areas) = (code, name, areas) }

    /// Whether a text may be the code of a district, or of those that are in none.
    static func isCode(_ text: String) -> Bool {
        (1...longestCode).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { "-?".unicodeScalars.contains($0) || "a"..."z" ~= $0 || "0"..."9" ~= $0 }
    }
}

/// The districts of a town, as they were imported.
struct DistrictMap: Sendable, Equatable {
    let districts: [District]
    private let boxes: [GroundBox]

    init(_ districts: [District]) { (self.districts, boxes) = (districts, districts.map { GroundBox($0.areas) }) }

    /// Where two districts touch or overlap, the first of the file: each point is in one at most.
    func district(at point: GroundPoint) -> District? {
        for (district, box) in zip(districts, boxes) where box.contains(point) && district.areas.contains(where: { $0.contains(point) }) {
            return district
        }
        return nil
    }
}

/// In which district a request is, according to one import.
public struct DistrictPlace: Sendable, Equatable {
    /// No district holds its address, or it gave none that is known.
    static let nowhere = "-"
    /// Of requests that are erased: too few shared their district for it to be kept.
    static let forgotten = "?"
    /// The town has no districts any more: the request is counted in none.
    static let uncounted = ""

    /// Which import said so; a later one is right against an earlier one.
    let edition: Int
    let code: String

    public init(edition: Int, code: String) { (self.edition, self.code) = (edition, code) }
}

/// Finds the district of requests with the districts of one import.
public struct DistrictFinder: Sendable {
    let edition: Int
    let map: DistrictMap

    /// - Parameter addresses: those that a request gave, the one that counts most first; each by all the points where it may be.
    /// - Returns: the district of the first that is in one. An address that may be in two districts is in none.
    public func place(_ addresses: [[GroundPoint]]) -> DistrictPlace {
        if map.districts.isEmpty { return DistrictPlace(edition: edition, code: DistrictPlace.uncounted) }
        for points in addresses {
            let found = Set(points.map { map.district(at: $0)?.code })
            if found.count == 1, let code = found.first ?? nil { return DistrictPlace(edition: edition, code: code) }
        }
        return DistrictPlace(edition: edition, code: DistrictPlace.nowhere)
    }

    /// Whether addresses have to be looked at.
    public var isEmpty: Bool { map.districts.isEmpty }
}
