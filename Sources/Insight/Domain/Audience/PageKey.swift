import Core

/// A page on a day: its family is the route's own path.
struct PageKey: Hashable, Sendable {
    let organisation: OrganisationID
    let day: LocalDate
    let family: String
    /// The procedure's, when the page is one's.
    let slug: String
}

struct PageCount: Sendable, Equatable {
    var views = 0
    /// In milliseconds: see ``Histogram/bin(ofMilliseconds:)``.
    var times = Histogram()
    /// The same, in browsers whose owners agreed, from the click to the end of the load.
    var felt = Histogram()
}

/// What a first visit of the page costs.
struct PageCost: Sendable, Equatable {
    let elements: Int
    let requests: Int
    let bytes: Int
    /// The criteria of accessibility that it does not hold; `nil`: not looked at.
    var failed: Set<String>?
}
