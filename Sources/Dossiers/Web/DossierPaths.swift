import Core
import Forms

/// The addresses of this room.
enum DossierPaths {
    static func draft(_ reference: Reference) -> String { "/brouillons/\(reference)" }
    static func page(_ reference: Reference, _ page: Page) -> String { "/brouillons/\(reference)/pages/\(page.id)" }
    static func check(_ reference: Reference) -> String { "/brouillons/\(reference)/verification" }
    static func later(_ reference: Reference) -> String { "/brouillons/\(reference)/plus-tard" }
    static func following(_ reference: Reference) -> String { "/suivi/\(reference)" }
    static func desk(_ reference: Reference) -> String { "/bureau/dossiers/\(reference)" }
    static func entry(_ reference: Reference) -> String { "/bureau/demandes/\(reference)" }
    /// Where an agent chooses a time for somebody.
    static func entryTimes(_ reference: Reference, _ field: String) -> String { "\(entry(reference))/rendez-vous/\(field)" }
    static let deskList = "/bureau"
    static let newRequest = "/bureau/demandes/nouvelle"
}
