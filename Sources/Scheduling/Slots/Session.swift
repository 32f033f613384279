/// One day of an opening: where slots are cut.
struct Session {
    let span: Span
    let day: Int
    let opening: Opening

    /// The starts that fit in the free time, in order.
    ///
    /// - Parameter earliest: an appointment cannot begin before; from there, the next multiple of five minutes counted from the beginning
    ///   of the session, so that nobody is told to come at 15:03.
    func starts(in free: [Span], _ footprint: Footprint, _ grid: Grid, from earliest: Minute, _ clock: WallClock) -> [Minute] {
        var starts: [Minute] = []
        for piece in free where piece.minutes >= footprint.minutes {
            var (start, step) = first(in: piece, footprint, grid, clock)
            if start < earliest { start = next(start, step, grid, footprint, earliest) }
            while start + footprint.length + footprint.after <= piece.end {
                starts.append(start)
                start += step
            }
        }
        return starts
    }

    private func first(in piece: Span, _ footprint: Footprint, _ grid: Grid, _ clock: WallClock) -> (start: Minute, step: Int) {
        let start = piece.start + footprint.before
        switch grid {
        case .closeTogether: return (start, footprint.minutes)
        case .fromOpening(let every):
            let (origin, step) = (span.start + footprint.before, max(1, every))
            return (origin + (start - origin).ceilingQuotient(by: step) * step, step)
        case .roundTimes(let every):
            let (midnight, step) = (day * 1440 - clock.offset(at: piece.start), max(1, every))
            return (midnight + (start - midnight).ceilingQuotient(by: step) * step, step)
        }
    }

    private func next(_ start: Minute, _ step: Int, _ grid: Grid, _ footprint: Footprint, _ earliest: Minute) -> Minute {
        guard grid == .closeTogether else { return start + (earliest - start).ceilingQuotient(by: step) * step }
        let origin = span.start + footprint.before
        return origin + (earliest - origin).ceilingQuotient(by: 5) * 5
    }
}
