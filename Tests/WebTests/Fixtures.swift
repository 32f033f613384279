import Core
import Foundation
import Hummingbird
import TestSupport
import Web

/// A town with one agent, at a fixed hour.
struct Town: FrontQuestions {
    static let now = Date(timeIntervalSince1970: 1_772_528_400)
    static let bruno = AgentViewer(
        agent: AgentID(1), organisation: organisation, name: "Bruno Petit", roles: [UnitID(1): [.administrator, .caseworker]])
    static let organisation = OrganisationID(1)
    static let admiville = Site(
        organisation: organisation, name: "Admiville", baseURL: "https://demarches.admiville.example",
        zone: TimeZone(identifier: "Europe/Paris") ?? .gmt,
        phone: "02 99 00 00 00", address: "1 place de la Mairie, 35000 Admiville", openingHours: "Du lundi au vendredi, de 9 h à 17 h",
        email: "mairie@admiville.example", theme: Theme())

    func site(host: String?) async throws -> Site { Self.admiville }

    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? { session == "cle-de-bruno" ? Self.bruno : nil }
}

func front(isSecure: Bool = false, faults: (any FaultWatch)? = nil) throws -> Front {
    Front(
        questions: Town(), catalogues: try EmbeddedAssets.catalogues(),
        settings: .init(formKey: Array(repeating: 7, count: 32), isSecure: isSecure, trustsProxy: false), clock: { Town.now }, faults: faults)
}

func browser(_ routes: [Route] = []) throws -> TestBrowser { TestBrowser(try front().router(CommonRoutes.all + routes)) }

func words(_ language: Language = .french) throws -> Words { try EmbeddedAssets.catalogues()[language] ?? Words(language, texts: [:]) }
