import Core
import TestSupport

/// What an address answered to somebody: how far they came, not what the page then said.
enum MatrixOutcome: String {
    /// The handler ran: a page, a file, a refused form, the next page. With an identifier: not what it answers to one that does not exist.
    case open
    /// What one may not see does not exist.
    case absent
    /// Neither refused nor absent, and word for word what an identifier that does not exist is answered.
    case same
    /// Not with this role, or not with this form.
    case refused
    /// To one of the doors: of agents, of people, of helpers.
    case signIn
    /// The number alone is not enough: proof is asked.
    case proof
    /// Throttled: should not happen in this table.
    case tooMany
    /// A fault of ours: never right.
    case fault

    private static let doors = ["/bureau/connexion?retour", "/espace/connexion", "/aidants/connexion"]

    init(_ page: TestBrowser.Page) {
        self =
            switch page.status {
            case 303 where Self.doors.contains { page.location?.hasPrefix($0) == true }: .signIn
            case 303 where page.location?.hasPrefix("/suivi?numero=") == true: .proof
            case 401: .signIn
            case 403: .refused
            case 404, 410: .absent
            case 429: .tooMany
            case 500...: .fault
            default: .open
            }
    }
}
