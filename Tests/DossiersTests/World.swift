import Core
import Forms
import Foundation
import Law
import Workflows

@testable import Dossiers

/// A procedure, a request and two agents, without any storage: for the rules.
enum World {
    static let morning = Date(timeIntervalSince1970: 1_772_438_400)
    static let paris = TimeZone(identifier: "Europe/Paris") ?? .gmt
    static let unit = UnitID(1)
    static let alix = AgentViewer(agent: AgentID(1), organisation: OrganisationID(1), name: "Alix Moreau", roles: [unit: [.reception, .caseworker]])
    static let basile = AgentViewer(agent: AgentID(2), organisation: OrganisationID(1), name: "Basile Diop", roles: [unit: [.caseworker, .manager]])

    static let form = Form(pages: [
        Page(
            id: "vous", title: "Vous",
            fields: [
                Field(id: "prenom", kind: .text(TextRule()), label: "Prénom", role: .firstName),
                Field(id: "nom", kind: .text(TextRule()), label: "Nom", role: .lastName),
                Field(id: "email", kind: .email, label: "E-mail", isRequired: false, role: .email),
                Field(id: "quartier", kind: .text(TextRule()), label: "Quartier", isListable: true),
            ]
        )
    ])

    static let sheet = ProcedureSheet(
        procedure: ProcedureID(1), version: ProcedureVersionID(1), organisation: OrganisationID(1), unit: unit, slug: "essai",
        title: "Démarche d'essai",
        sector: "etat-civil", delay: "5 jours", form: form, workflow: .standard,
        silence: SilenceRule(effect: .accept, legalBasis: "CRPA art. L231-1"),
        pieces: [.init(key: "identite", label: "Pièce d'identité", legalBasis: "Décret 2017-890", isIndispensable: true)], knowledge: ""
    )

    static let answers = Answers([
        "prenom": .text("Amina"), "nom": .text("Benali"), "email": .text("amina@exemple.example"), "quartier": .text("Les Œillets"),
    ])

    static func filed(_ answers: Answers = answers, sheet: ProcedureSheet = sheet) -> (dossier: Dossier, changes: Changes) {
        let draft = Draft(
            id: DraftID(1), reference: .random(), organisation: OrganisationID(1), procedureVersion: ProcedureVersionID(1), channel: .web,
            enteredBy: nil,
            answers: answers, createdAt: morning, updatedAt: morning, version: 0
        )
        return Filing(sheet: sheet, zone: paris, masterKey: Array(repeating: 1, count: 32)).dossier(
            from: draft, answers: answers, by: .person, at: morning)
    }

    static func handling(_ viewer: AgentViewer = alix) -> Handling { Handling(sheet: sheet, zone: paris, viewer: viewer, now: morning + 3600) }
}
