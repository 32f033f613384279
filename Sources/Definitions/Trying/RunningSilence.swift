import Core
import Law

/// The silence clock of one fictitious dossier, as the law counts it from what has happened so far.
struct RunningSilence {
    let rule: SilenceRule
    private let place: LegalPlace
    private var events: [LegalEvent]
    private var isOver = false

    init(_ rule: SilenceRule, receivedOn day: LocalDate, in region: Region) {
        (self.rule, place) = (rule, LegalPlace(region))
        events = [LegalEvent(.filed, on: day), LegalEvent(.received, on: day)]
    }

    /// On which it becomes a decision, if nothing else happens; `nil` while the clock waits for the person, and once something was decided.
    var day: LocalDate? { isOver ? nil : LegalCase(.request(rule), place: place, events: events).answer()[.implicitDate] }

    /// Something is missing (CRPA L114-5).
    /// - Parameter limit: the last day to send it.
    mutating func ask(on today: LocalDate, until limit: LocalDate?) { events.append(LegalEvent(.piecesRequested, on: today, timeLimit: limit)) }

    /// The person answered, if something was missing: all of it came.
    mutating func complete(on today: LocalDate) {
        if events.last?.kind == .piecesRequested { events.append(LegalEvent(.piecesComplete, on: today)) }
    }

    /// A decision came, or the request ended.
    mutating func stop() { isOver = true }
}
