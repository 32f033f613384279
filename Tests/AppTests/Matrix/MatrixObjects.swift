import App
import Core
import Foundation
import Identity
import Organisations
import TestSupport
import Testing
import TownSupport
import Web

/// What stands for each parameter of each route, and the browsers of those who knock.
struct MatrixObjects: @unchecked Sendable {  // made once, then only copied
    var browsers: [MatrixViewer: TestBrowser] = [:]
    var queries: [String: String] = [:]
    /// What the private link of the request ends with. The table's own link opens another: it lets in whoever has it.
    var link = ""
    /// The longest beginning of a route wins.
    private var names: [(prefix: String, parameter: String, value: String)] = []

    mutating func name(_ prefix: String, _ parameter: String, _ value: String) { names.append((prefix, parameter, value)) }

    func value(of parameter: String, in route: String) -> String? {
        names.filter { $0.parameter == parameter && route.hasPrefix($0.prefix) }.max { $0.prefix.count < $1.prefix.count }?.value
    }
}

extension MatrixObjects {
    static let otherHost = "ailleurs.example"

    static func made() async throws -> (TestTown, MatrixObjects) {
        let (town, place) = try await TestTown.signing(.sqlite, ["ADMILIB_DEVELOPMENT": "no"])
        var objects = MatrixObjects()
        try await MatrixAgents.make(town)
        try await objects.addArchive(town)
        try await objects.addHelpers(town)
        try await objects.addRepresentative(town)
        let all = try await MatrixAgents.everything(town)
        try await objects.addRequests(town, all)
        try await objects.addAgreements(town, all)
        try await objects.addSpaces(town)
        try await objects.addAppointments(town, place, all)
        try await objects.addWaiting(town, place, all)
        try await objects.addQueues(town, place, all)
        try await objects.addPost(town, all)
        try await objects.addPrivacy(town, all)
        try await objects.addPanels(town, all)
        try await objects.addFailures(town)
        try await objects.addAgents(town)
        objects.addPlaces(place)
        return (town, objects)
    }

    /// The numbers and words that tables and files give.
    private mutating func addPlaces(_ place: some CustomStringConvertible) {
        for (prefix, parameter, value) in [
            ("/", "page", "message"), ("/", "slug", "contact-mairie"), ("/bureau/atelier", "slug", "signalement-voirie"),
            ("/bureau/atelier/:slug/comparaison", "slug", "contact-mairie"), ("/bureau/atelier/:slug/deplacement", "slug", "contact-mairie"),
            ("/bureau/atelier/:slug/versions", "slug", "contact-mairie"), ("/bureau/atelier", "part", "identity"), ("/", "action", "take"),
            ("/", "theme", "contact"), ("/", "moment", "quotidien"), ("/", "field", "piece_jointe"), ("/", "place", "\(place)"),
            ("/bureau/affiches/demarches", "key", "contact-mairie"), ("/", "format", "a4.pdf"),
            ("/bureau/reglages/rendez-vous/types", "type", "1"), ("/rendez-vous", "type", "titres"), ("/", "event", "naissance"),
        ] { name(prefix, parameter, value) }
        queries = [
            "/bureau/atelier/:slug/deplacement": "?de=1", "/bureau/atelier/:slug/comparaison": "?avant=1&apres=2",
            "/bureau/file/chiffres": "?lieu=\(place)",
            "/rendez-vous/:type/creneaux": "?lieu=\(place)",
        ]
    }
}
