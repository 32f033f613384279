import Core

/// What asking for missing pieces does to a clock that they suspend: it stops until the pieces are all there, or until the time limit (CRPA L114-5 al. 3).
struct PiecesSuspension {
    private(set) var suspensions: [Suspension] = []
    private(set) var steps: [LegalStep] = []

    init(_ chronicle: Chronicle, _ workingDays: WorkingDays) {
        for request in chronicle.all(.piecesRequested) where request.isRequiredByLaw {
            let limit = request.timeLimit.map { workingDays.firstWorkingDay(from: $0) }
            let complete = chronicle.first(.piecesComplete, from: request.on)
            explain(request, limit: limit)
            // A limit earlier than the request is a mistake: it suspends nothing.
            let end = [limit, complete].compactMap(\.self).min().map { max($0, request.on) }
            suspensions.append(Suspension(cause: .pieces, from: request.on, until: end))
        }
    }

    private mutating func explain(_ request: LegalEvent, limit: LocalDate?) {
        steps.append(LegalStep("CRPA, art. L114-5", "law.pieces.requested", dates: ["requested": request.on]))
        guard let asked = request.timeLimit, let limit else {
            steps.append(LegalStep("CRPA, art. L114-5", "law.pieces.noLimit"))
            return
        }
        // No text says so: it is in the person's favour (law.md §1.7, 8).
        if limit != asked { steps.append(LegalStep("CPC, art. 642 (par analogie)", "law.pieces.rolled", dates: ["limit": asked, "last": limit])) }
    }
}
