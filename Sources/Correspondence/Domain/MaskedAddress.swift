import Core

extension EmailAddress {
    /// Enough to recognise an address, not enough to write to it: « a…@exemple.fr ».
    public var masked: String {
        let halves = description.split(separator: "@")
        return "\(halves[0].prefix(1))…@\(halves[1])"
    }
}
