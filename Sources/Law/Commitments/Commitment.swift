/// What a service undertakes on each request, beside what the law asks of it: « somebody looks at it within two working days, and answers within eight ».
///
/// It binds the service and nobody else: no date of the law depends on it.
public struct Commitment: Sendable, Equatable {
    /// Until an agent does something about it for the first time.
    public var look: WorkSpan?
    /// Until the person has an answer.
    public var answer: WorkSpan?
    /// The hours in which both are counted.
    public var hours: WorkingHours

    /// `nil` when it commits to nothing.
    public init?(look: WorkSpan?, answer: WorkSpan?, hours: WorkingHours) {
        if look == nil && answer == nil { return nil }
        (self.look, self.answer, self.hours) = (look, answer, hours)
    }
}
