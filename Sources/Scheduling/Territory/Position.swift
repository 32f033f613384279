import Foundation

/// A point on the Earth, as a direction from its centre: a distance costs three multiplications.
public struct Position: Sendable, Hashable {
    private let x, y, z: Double

    /// In degrees. `nil` outside the Earth.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        let (north, east) = (latitude * .pi / 180, longitude * .pi / 180)
        (x, y, z) = (cos(north) * cos(east), cos(north) * sin(east), sin(north))
    }

    /// In degrees: to draw it.
    public var latitude: Double { asin(max(-1, min(1, z))) * 180 / .pi }
    public var longitude: Double { atan2(y, x) * 180 / .pi }

    /// As the crow flies.
    public func kilometres(to other: Position) -> Double {
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        // The chord rather than the cosine, which cannot tell neighbours apart. 6371 km is the mean radius (IUGG).
        return 2 * 6371 * asin(min(1, (dx * dx + dy * dy + dz * dz).squareRoot() / 2))
    }
}
