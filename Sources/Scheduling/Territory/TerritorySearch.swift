/// What is looked for in a territory: one thing, at some time, somewhere.
public struct TerritorySearch: Sendable {
    public var offer: TerritoryIndex.Offer
    public var audience: Audience
    /// In seconds since 1970: what is released then is found.
    public var now: Int
    /// When it may begin: see ``LeadTime/bookable(at:_:)``. Shorten it for « before the 12th ».
    public var time: Span
    /// From where distances are counted.
    public var origin: Position?
    public var kilometres: Double?
    /// Among these only; all when `nil`.
    public var places: Set<PlaceID>?
    public var limit: Int

    public init(
        for offer: TerritoryIndex.Offer, by audience: Audience = .online, now: Int, in time: Span, from origin: Position? = nil,
        within kilometres: Double? = nil, among places: Set<PlaceID>? = nil, atMost limit: Int = 20
    ) {
        (self.offer, self.audience, self.now, self.time) = (offer, audience, now, time)
        (self.origin, self.kilometres, self.places, self.limit) = (origin, kilometres, places, limit)
    }

    /// The first time when one can come to a place.
    public struct Found: Sendable, Hashable {
        public let place: PlaceID
        public let start: Minute
        /// `nil` when nobody said from where.
        public let kilometres: Double?

        public init(place: PlaceID, start: Minute, kilometres: Double?) {
            (self.place, self.start, self.kilometres) = (place, start, kilometres)
        }
    }
}
