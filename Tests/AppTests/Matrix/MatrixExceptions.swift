/// What the table cannot prove or need not: each with its reason. These lists only ever shrink with reason.
enum MatrixExceptions {
    /// Routes whose object nobody meets, and where it is met.
    static let unmet: [String: String] = [
        "GET /bureau/dossiers/:reference/attestation.pdf": silence, "GET /suivi/:reference/attestation.pdf": silence,
        "GET /bureau/droits/:id/reponse.pdf": "once it is answered: PrivacyPagesTests",
        "GET /demarches/:slug/identite": "of a procedure that wants to know who files it: NeededIdentityTests",
        "GET /panels/:slug": "once it is published: PanelPathTests",
        "GET /s/:version/**": files, "GET /theme/:file": files,
        "GET /suivi/:reference/autorisation": "what a judge authorises: CosigningPathTests",
        "POST /suivi/:reference/autorisation": "what a judge authorises: CosigningPathTests",
        "GET /suivi/:reference/autre-parent": "a request of both parents: SecondParentTests",
        "POST /suivi/:reference/autre-parent": "a request of both parents: SecondParentTests",
        "HEAD /brouillons/:reference/fichiers/:upload": uploads, "PATCH /brouillons/:reference/fichiers/:upload": uploads,
        "POST /brouillons/:reference/fichiers": uploads,
        "POST /suivi/:reference/fichiers/:file/documents": "a file that we gave: OwnDocumentsTests",
        "POST /bureau/avis/fiches/:key": "a key that the page of a request that has ended gives: RatingSheetTests",
        "POST /bureau/ameliorations/:improvement": uniform, "POST /bureau/mon-compte/sessions/:session/fermeture": uniform,
        "POST /bureau/statistiques/gardees/:saved/suppression": uniform, "POST /bureau/vues/:view/suppression": uniform,
        "POST /bureau/dossiers/:reference/ouverture": "a request that is kept apart: SealedRequestsTests",
        "POST /bureau/dossiers/:reference/actions/:action/lettre": "an action that writes a letter: OwnTemplatesTests",
        "GET /bureau/rendez-vous/standard/pris/:reference": "what the agent booked themself for another authority: SwitchboardTests",
        "POST /bureau/dossiers/:reference/protection": "a request under a measure: CuratorCopyTests",
        "POST /bureau/dossiers/:reference/transmission": "who it is for is in the form: HandoverPathTests",
        "POST /bureau/reglages/aidants/:relay/decision": "an organisation that asks: MandatePathTests",
        "POST /bureau/reglages/blocages/:source/levee": "a source that is blocked: RobotTests",
        "POST /bureau/reglages/incidents/:incident/fin": "a maintenance: IncidentPathTests",
        "POST /bureau/reglages/rendez-vous/lieux/:place/agendas": "a form with a file: AgendaPathTests",
        "POST /espace/mandats/:mandate/fin": "a mandate that is in one's space: MandatePathTests",
        "POST /bureau/atelier/:slug/deplacement": place, "POST /bureau/atelier/:slug/versions": place,
        "POST /bureau/atelier/:slug/groupes/abandons": place, "POST /bureau/atelier/:slug/groupes/copies": place,
        "POST /bureau/atelier/:slug/groupes/mises-a-jour": place,
        "POST /bureau/atelier/:slug/ajouts": place, "POST /bureau/atelier/:slug/annulation": place, "POST /bureau/atelier/:slug/element": place,
        "POST /bureau/atelier/:slug/gestes": place, "POST /bureau/atelier/:slug/groupes": place, "POST /bureau/atelier/:slug/messages": place,
        "POST /bureau/groupes-de-questions/:slug/ajouts": place, "POST /bureau/groupes-de-questions/:slug/annulation": place,
        "POST /bureau/groupes-de-questions/:slug/element": place, "POST /bureau/groupes-de-questions/:slug/gestes": place,
        "POST /bureau/groupes-de-questions/:slug/titre": place,
    ]

    private static let silence = "once silence decided: SilenceTests"
    private static let files = "files of ours, that everybody reads"
    private static let uploads = "the headers of an upload: UploadTests"
    private static let uniform = "one answer, whether it is yours, another's or nobody's: nothing is told, and the statement has whose it must be"
    private static let place = "what the form must say is asked for first: StudioPagesTests, GroupPagesTests"

    /// Whether what the route names is public, or its name is itself the secret: a link in a mail, the address of a screen.
    static func isForAll(_ route: String) -> Bool {
        let path = route.drop { $0 != " " }.dropFirst()
        return (published + secret).contains { path.hasPrefix($0) }
    }

    private static let published = [
        "/demarches/:slug", "/themes/:theme", "/moments/:moment", "/qualite/:slug", "/statistiques/:statistic", "/panels/:slug",
        "/panels/participer/",
        "/rendez-vous/:type", "/rendez-vous/tirages/:reference", "/theme/:file", "/s/:version",
    ]
    private static let secret = [
        "/suivi/lien/", "/rendez-vous/lien/", "/rendez-vous/attente/:key", "/rendez-vous/inscriptions/:key", "/agendas/:key", "/accord/:token",
        "/accord-parental/:token", "/aidants/invitation/:token", "/avis/:key", "/bureau/activation/:token", "/espace/lien/:token",
        "/espace/representations/invitation/:token", "/file/", "/incidents/attestation/:code", "/panels/accord/:key", "/panels/reponse/:token",
        "/panels/retrait/:key", "/transmission/:key",
    ]
}
