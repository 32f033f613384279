import Core
import Foundation
import Web

/// What a request needs of others than who filed it: a parent, who assists or represents, a judge. Beside the request at the desk.
struct OthersParts {
    let desk: DeskDossier
    let history: [HistoryLine]
    let hold: ProtectionHold?
    /// Of who filed, when they are protected and filed themselves.
    let measures: [RunningMeasure]
    let protections: any ProtectionsOfPeople
    let visit: AgentVisit

    private var words: Words { visit.words }
    private var path: String { DossierPaths.desk(desk.dossier.reference) }
    private var agreement: AgreementView? { AgreementView(history, hold, words: words, zone: visit.site.zone) }
    private var authorisation: AuthorisationView? { AuthorisationView(history, hold, words: words) }

    var html: HTML { "\(representative)\(protection)\(agreed)\(authorisation?.forAgents)" }

    /// Beside the buttons, and on the page of what accepts. Of what a protected person filed alone, one notice says all that it needs.
    var missing: HTML { ProtectionHoldView(hold, desk, words)?.missing ?? "\(agreement?.missing)\(authorisation?.missing)" }

    private var representative: HTML? {
        ActingRepresentative(history).map { RepresentativeView(acting: $0, measure: protections.measure(of: $0), words: words).forAgents }
    }

    private var protection: HTML? {
        guard ActingRepresentative(history) == nil else { return nil }
        return ProtectionView(measures: measures, path: path, copies: CuratorCopies(history), hold: hold, visit: visit).html
    }

    /// Whose agreement it needs; else the way to ask for somebody's.
    private var agreed: HTML? {
        let isOpen = desk.dossier.isOpen
        if let agreement { return agreement.forAgents(isOpen ? path : nil) }
        return isOpen ? "<p><a href=\"\(path)/accord\">\(words("dossiers.agreement.ask"))</a></p>" : nil
    }
}
