import Core

/// The count of a silence that decides: from which day, how long, with which interruptions. `bornOn` is `nil` while nothing can be born.
struct SilenceCount {
    private(set) var bornOn: LocalDate?
    /// `nil` when a suspension has no end yet.
    private(set) var suspendedDays: Int? = 0
    /// `nil` when nobody asked for pieces.
    private(set) var requestHasEffect: Bool?
    private(set) var steps: [LegalStep] = []

    private let rule: SilenceRule
    private let chronicle: Chronicle
    private let workingDays: WorkingDays

    init(_ rule: SilenceRule, _ chronicle: Chronicle, _ workingDays: WorkingDays) {
        (self.rule, self.chronicle, self.workingDays) = (rule, chronicle, workingDays)
        ignoreRequestsWithoutBasis()
        explainPartialAnswers()
        guard let reception = Reception(chronicle).day(for: rule.start) else { return }
        steps.append(LegalStep("CRPA, art. L114-3", "law.silence.start.\(rule.start.rawValue)", dates: ["start": reception]))
        guard let start = completion(of: reception) else { return }
        count(from: start)
    }

    /// Whether the clock starts again from a complete file, rather than standing still while pieces are awaited.
    private var restarts: Bool { rule.incomplete == .restart || rule.start == .completeReception }

    private func delay(from start: LocalDate) -> (end: LocalDate, suspended: SuspendedDelay) {
        let pieces = !restarts && rule.incomplete == .suspend ? PiecesSuspension(chronicle, workingDays).suspensions : []
        let all = pieces + chronicle.originalSuspensions + FraudSuspension(chronicle).suspensions
        let end = rule.delay.lastDay(from: start)
        return (end, SuspendedDelay(from: start, to: end, all))
    }

    /// Pieces that no law or regulation asks for cannot be required: asking for them stops no clock (L114-5).
    private mutating func ignoreRequestsWithoutBasis() {
        for request in chronicle.all(.piecesRequested) where !request.isRequiredByLaw || rule.incomplete == .none && !restarts {
            requestHasEffect = false
            steps.append(LegalStep("CRPA, art. L114-5", "law.pieces.notRequired", dates: ["requested": request.on]))
        }
    }

    private mutating func explainPartialAnswers() {
        steps += chronicle.all(.piecesPartial).map { LegalStep("CRPA, art. L114-5", "law.pieces.partial", dates: ["received": $0.on]) }
    }

    /// The day on which the file is complete, from which the clock runs when it restarts; `nil` while pieces are missing.
    private mutating func completion(of reception: LocalDate) -> LocalDate? {
        var start = reception
        for request in chronicle.all(.piecesRequested) where restarts && request.isRequiredByLaw {
            if let born = delay(from: start).suspended.bornOn, request.on > born {
                addLateRequest(request.on, born: born)
                continue
            }
            requestHasEffect = true
            steps.append(LegalStep("CRPA, art. L114-5", "law.pieces.requested", dates: ["requested": request.on]))
            guard let complete = chronicle.first(.piecesComplete, from: request.on) else {
                steps.append(LegalStep("CRPA, art. L114-5 al. 2", "law.pieces.missing"))
                return nil
            }
            start = max(start, complete)
            steps.append(LegalStep("CRPA, art. L114-5 al. 2", "law.pieces.restart", dates: ["start": start]))
        }
        return start
    }

    private mutating func addLateRequest(_ day: LocalDate, born: LocalDate) {
        requestHasEffect = requestHasEffect ?? false
        steps.append(LegalStep("CRPA, art. L114-5", "law.pieces.late", dates: ["requested": day, "implicit": born]))
    }

    private mutating func count(from start: LocalDate) {
        let (end, suspended) = delay(from: start)
        steps.append(LegalStep(rule.legalBasis, "law.silence.\(rule.effect.rawValue)", delay: rule.delay))
        steps.append(SilenceClock.counting(rule.delay, from: start, to: end))
        if !restarts && rule.incomplete == .suspend { explainPieces(suspended) }
        steps += suspended.effective.map(\.step)
        steps += suspended.late.filter { $0.cause != .pieces }.map { LegalStep("CRPA, art. L231-1", "law.suspension.late", dates: ["from": $0.from]) }
        bornOn = suspended.bornOn
        suspendedDays = bornOn == nil ? nil : suspended.days
        guard let bornOn, suspended.days > 0 else { return }
        steps.append(
            LegalStep(rule.legalBasis, "law.suspension.sum", dates: ["implicit": bornOn], delay: LegalDelay(suspended.days, .days)))
    }

    private mutating func explainPieces(_ suspended: SuspendedDelay) {
        if suspended.effective.contains(where: { $0.cause == .pieces }) {
            requestHasEffect = true
            steps += PiecesSuspension(chronicle, workingDays).steps
        }
        guard let born = suspended.bornOn else { return }
        for request in suspended.late where request.cause == .pieces { addLateRequest(request.from, born: born) }
    }
}
