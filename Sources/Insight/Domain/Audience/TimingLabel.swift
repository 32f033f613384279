import Core

/// Which page a browser timed, signed by us: what nobody served is not counted, and no address of a request can come in its place.
struct TimingLabel: Sendable, Equatable {
    let family: String
    let slug: String

    /// Milliseconds: above a minute somebody left the page loading, and came back.
    static let longest = 60_000.0

    init(family: String, slug: String) { (self.family, self.slug) = (family, slug) }

    /// `nil` for one that we did not sign for this authority.
    init?(_ text: String, key: [UInt8], of organisation: OrganisationID) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        self.init(family: parts[1], slug: parts[2])
        guard Secret.areEqual(text, signed(with: key, of: organisation)) else { return nil }
    }

    func signed(with key: [UInt8], of organisation: OrganisationID) -> String {
        "\(Secret.mark("timing:\(organisation) \(family) \(slug)", key: key).prefix(24)) \(family) \(slug)"
    }
}
