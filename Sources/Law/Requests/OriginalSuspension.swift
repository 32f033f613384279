import Core

extension Chronicle {
    /// Asking for the original of a doubtful copy suspends the procedure until it is produced (CRPA R113-5 to R113-11). Of several originals, the first
    /// one produced is the first one asked for; one production that comes alone answers all that was asked before it.
    var originalSuspensions: [Suspension] {
        var produced = all(.originalProduced).map(\.on)
        let last = produced.last
        return all(.originalRequested).map { request in
            let index = produced.firstIndex { $0 >= request.on }
            let end = index.map { produced.remove(at: $0) } ?? last.flatMap { $0 >= request.on ? $0 : nil }
            return Suspension(cause: .original, from: request.on, until: end)
        }
    }
}
