extension Histogram {
    /// The same classes for the time of a page, from one millisecond on; ``milliseconds(_:)`` reads them.
    static func bin(ofMilliseconds time: Double) -> Int { bin(of: time * 60) }

    /// The milliseconds below which that share lies.
    func milliseconds(_ share: Double) -> Double? { percentile(share).map { $0 / 60 } }
}
