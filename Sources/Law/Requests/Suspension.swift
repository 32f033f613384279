import Core

/// A time during which the clock of silence stands still: the days from `from` to `until`, the last one not counted (law.md §1.7, 7).
struct Suspension: Equatable {
    enum Cause: Equatable { case pieces, original, fraud }
    let cause: Cause
    let from: LocalDate
    /// `nil` while nothing ends it.
    let until: LocalDate?

    var step: LegalStep {
        let dates = ["from": from, "until": until].compactMapValues(\.self)
        return until == nil ? LegalStep(article, "law.suspension.open", dates: dates) : LegalStep(article, key, dates: dates)
    }

    private var article: String {
        switch cause {
        case .pieces: "CRPA, art. L114-5 al. 3"
        case .original: "CRPA, art. R113-5 à R113-11"
        case .fraud: "CRPA, art. L115-3 et R115-5"
        }
    }

    private var key: String {
        switch cause {
        case .pieces: "law.suspension.pieces"
        case .original: "law.suspension.original"
        case .fraud: "law.suspension.fraud"
        }
    }
}

/// A silence delay with the suspensions that stop it. A day that two of them cover counts once; one that begins after the decision is born is too late.
struct SuspendedDelay {
    /// When the decision is born; `nil` while a suspension has no end.
    private(set) var bornOn: LocalDate?
    private(set) var days = 0
    private(set) var effective: [Suspension] = []
    private(set) var late: [Suspension] = []

    init(from start: LocalDate, to end: LocalDate, _ suspensions: [Suspension]) {
        bornOn = end
        var covered = start
        for suspension in suspensions.sorted(by: { ($0.from, $0.until ?? $0.from) < ($1.from, $1.until ?? $1.from) }) {
            // Until midnight of the day on which the decision is born, asking is still in time.
            if let bornOn, suspension.from > bornOn {
                late.append(suspension)
                continue
            }
            effective.append(suspension)
            guard let born = bornOn, let until = suspension.until else {
                bornOn = nil
                continue
            }
            let added = max(0, until.dayNumber - max(suspension.from, covered).dayNumber)
            covered = max(covered, until)
            days += added
            bornOn = born.adding(days: added)
        }
    }
}
