/// A page, as it was seen: how many times, how fast.
struct PageFigures: Sendable, Equatable {
    struct Key: Hashable, Sendable {
        let family: String
        let slug: String
    }

    let key: Key
    var views = 0
    var times = Histogram()
    var felt = Histogram()
}
