import Foundation

/// A point on the ground, in millionths of a degree (WGS 84): ten centimetres.
public struct Spot: Sendable, Hashable {
    let north: Int32
    let east: Int32

    /// In degrees. `nil` outside the Earth, and for what is no number.
    public init?(latitude: Double, longitude: Double) {
        guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
        (north, east) = (Int32((latitude * 1_000_000).rounded()), Int32((longitude * 1_000_000).rounded()))
    }

    /// `nil` outside the Earth.
    init?(north: Int32, east: Int32) {
        guard (-90_000_000...90_000_000).contains(north), (-180_000_000...180_000_000).contains(east) else { return nil }
        (self.north, self.east) = (north, east)
    }

    public var latitude: Double { Double(north) / 1_000_000 }
    public var longitude: Double { Double(east) / 1_000_000 }
}
