import Core
import TestSupport

/// What an address answered to somebody: how far they came, not what the page then said.
enum MatrixOutcome: String {
    /// The handler ran: a page, a file, a refused form, the next page.
    case open
    /// What one may not see does not exist.
    case absent
    /// Not with this role, or not with this form.
    case refused
    case signIn
    /// The number alone is not enough: proof is asked.
    case proof
    /// Throttled: should not happen in this table.
    case tooMany
    /// A fault of ours: never right.
    case fault

    init(_ page: TestBrowser.Page) {
        self =
            switch page.status {
            case 303 where page.location?.hasPrefix("/bureau/connexion?retour") == true: .signIn
            case 303 where page.location?.hasPrefix("/suivi?numero=") == true: .proof
            case 401: .signIn
            case 403: .refused
            case 404: .absent
            case 429: .tooMany
            case 500...: .fault
            default: .open
            }
    }
}
