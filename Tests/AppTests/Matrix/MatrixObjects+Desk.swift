import App
import Appointments
import Core
import Foundation
import Scheduling
import Storage
import TestSupport
import Testing
import TownSupport

/// One of each kind, of what is met at the counter and by those who lead.
extension MatrixObjects {
    /// An appointment; a time that is kept until a code is typed; a calendar that others read.
    mutating func addAppointments(_ town: TestTown, _ place: PlaceID, _ agent: TestBrowser) async throws {
        let owner = try #require(browsers[.owner])
        _ = try await town.browser().takeFirst(place)
        try await town.work()
        name("/rendez-vous/lien", "key", try await town.mailed("/rendez-vous/lien/"))
        let (number, page) = try await owner.takeFirst(place)
        #expect(!number.isEmpty, "\(page.body)")
        for prefix in ["/rendez-vous", "/bureau/rendez-vous"] { name(prefix, "reference", number) }
        name("/rendez-vous/reservation", "reference", try await keptTime(town, place, owner))
        let settings = try await agent.get("/bureau/reglages/rendez-vous/lieux/\(place)")
        name("/agendas", "key", try Self.part(/\/agendas\/([^"]+)"/, settings))
        for table in ["desk", "opening"] { name("/", table, try await town.id(table)) }
        try await addCalendars(town, place, agent)
    }

    private func keptTime(_ town: TestTown, _ place: PlaceID, _ person: TestBrowser) async throws -> String {
        var details = OfferDetails(slug: "prouve", title: "Passeport", reason: .passport)
        details.asksProof = true
        _ = try await town.product.appointments.add(
            details, AppointmentType(AppointmentTypeID(0), lasting: .each(.documents, minutes: 15)), to: town.organisation)
        let slots = try await person.get("/rendez-vous/prouve/creneaux?lieu=\(place)")
        let start = try Self.part(/name="debut" value="(\d+)"/, slots)
        let held = try #require(
            try await person.post("/rendez-vous/prouve/creneaux", ["lieu": "\(place)", "nombre": "1", "debut": start]).location)
        _ = try await person.get(held)
        _ = try await person.post(held, ["nom": "Amina Diallo", "email": "amina@exemple.fr"])
        return held.lastPart
    }

    /// A calendar of a place, which is the manager's own.
    private mutating func addCalendars(_ town: TestTown, _ place: PlaceID, _ agent: TestBrowser) async throws {
        let path = "/bureau/reglages/rendez-vous/lieux/\(place)"
        _ = try await agent.post(path + "/fermetures", ["du.day": "15", "du.month": "8", "du.year": "2026", "motif": "Travaux"])
        name("/", "closure", try await town.id("closure"))
        try await town.product.database.write { connection in
            let desk = try #require(try connection.row("SELECT id FROM desk")).int("id")
            let closure = try #require(
                try connection.row(
                    """
                    INSERT INTO closure (organisation_id, place_id, desk_id, rules, reason)
                    SELECT organisation_id, place_id, \(desk), rules, 'agenda' FROM closure RETURNING id
                    """)
            ).int("id")
            try connection.run(
                """
                INSERT INTO agenda (organisation_id, place_id, desk_id, closure_id, name, address, source, read_at, fault, due_at, dav_user, dav_password,
                    agent_id)
                VALUES (\(town.organisation), \(place), \(desk), \(closure), 'A', 'https://agenda.example/dav/', 'x', \(town.clock.now), 'unreachable',
                    \(town.clock.now + 86_400), 'utilisateur', 'scelle', (SELECT id FROM agent WHERE email = 'manager@essai.example'))
                """)
        }
        name("/", "agenda", try await town.id("agenda"))
    }

    /// Somebody who waits on line, another whom an agent must call, a draw and who is in it.
    mutating func addWaiting(_ town: TestTown, _ place: PlaceID, _ agent: TestBrowser) async throws {
        let person = town.browser()
        let form = try await agent.get("/bureau/rendez-vous/attente/nouvelle")
        let added = try await agent.post(
            "/bureau/rendez-vous/attente/nouvelle",
            [
                "type": try Self.part(/name="type" value="(\d+)"/, form), "nombre": "1", "nom": "Paul Durand", "telephone": "01 99 00 12 34",
                "lieux": "\(place)",
            ])
        #expect(added.status == 303, "\(added.body)")
        try await town.product.appointments.turnWaitingList(now: town.clock.now)
        try await town.work()
        name("/", "call", try await town.id("outgoing_call"))
        _ = try await person.get("/rendez-vous/titres/attente")
        _ = try await person.post(
            "/rendez-vous/titres/attente",
            [
                "nombre": "1", "nom": "Zoé Martin", "email": "zoe@exemple.fr", "du.day": "8", "du.month": "3", "du.year": "2026", "au.day": "8",
                "au.month": "3", "au.year": "2026",
            ])
        try await town.work()
        name("/rendez-vous/attente", "key", try await town.mailed("/rendez-vous/attente/"))
        _ = try await agent.get("/bureau/rendez-vous/tirages/nouveau")
        let made = try await agent.post("/bureau/rendez-vous/tirages/nouveau", DrawPathTests.form(AppointmentTypeID(1)))
        let draw = String(try #require(made.location?.firstMatch(of: /tirages\/([0-9A-Z-]{14})/), "\(made.body)").output.1)
        for prefix in ["/rendez-vous/tirages", "/bureau/rendez-vous/tirages"] { name(prefix, "reference", draw) }
        _ = try await person.get("/rendez-vous/tirages/\(draw)/inscription")
        _ = try await person.post("/rendez-vous/tirages/\(draw)/inscription", ["nombre": "1", "nom": "Zoé Martin", "email": "zoe@exemple.fr"])
        try await town.work()
        name("/rendez-vous/inscriptions", "key", try await town.mailed("/rendez-vous/inscriptions/"))
    }

    mutating func addQueues(_ town: TestTown, _ place: PlaceID, _ agent: TestBrowser) async throws {
        let path = "/bureau/reglages/files/\(place)"
        _ = try await agent.get(path)
        _ = try await agent.post(path + "/files", ["lettre": "A", "titre": "Cartes"])
        _ = try await agent.post(path + "/guichets", ["nom": "Guichet 1", "files": try await town.id("queue")])
        let settings = try await agent.get(path)
        for kind in ["ecran", "borne"] {
            let address = try Regex("/file/\(kind)/([^\"]+)", as: (Substring, Substring).self)
            name("/file/\(kind)", "key", try Self.part(address, settings))
        }
        let kiosk = town.browser(), address = "/file/borne/" + (value(of: "key", in: "/file/borne") ?? "")
        _ = try await kiosk.get(address)
        let given = try await kiosk.post(address, ["file": "1"])
        name("/file/ticket", "key", given.location?.split(separator: "=").last.map(String.init) ?? "")
        name("/", "ticket", try await town.id("queue_ticket"))
        name("/", "queue", try await town.id("queue"))
        name("/", "counter", try await town.id("queue_counter"))
    }

    /// Letters in the queue and in a batch, a short message that did not leave, a card.
    mutating func addPost(_ town: TestTown, _ agent: TestBrowser) async throws {
        _ = try await CounterPathTests.refused(town)
        let queue = try await agent.get("/bureau/courriers")
        let letter = try Self.part(/name="lettre" value="(\d+)"/, queue)
        _ = try await CounterPathTests.refused(town)
        let ids = try await agent.get("/bureau/courriers").body.matches(of: /name="lettre" value="(\d+)"/).map { String($0.output.1) }
        _ = try await agent.post("/bureau/courriers/lots", ["lettre": try #require(ids.first { $0 != letter })])
        try await town.bring(TestTown.letter(head: TestTown.withFiles, body: ""), to: ["mairie@essai.example"])
        try await town.product.database.write { connection in
            try connection.run(
                """
                INSERT INTO outgoing_sms (organisation_id, to_number, text, created_at, state, attempts, unique_key)
                VALUES (\(town.organisation), '+33600000000', 'Bonjour', \(town.clock.now), 'failed', 10, 'essai')
                """)
        }
        _ = try await agent.get("/bureau/cartes")
        let card = try await agent.post("/bureau/cartes", ["code": "482017", "code_encore": "482017"])
        name("/", "letter", letter)
        name("/bureau/affiches/lieux", "key", "technique")
        name("/", "batch", try await town.id("letter_batch"))
        name("/", "mail", try await town.id("outgoing_mail"))
        name("/", "sms", try await town.id("outgoing_sms"))
        name("/", "number", try #require(card.location).lastPart)
        name("/", "message", try await town.id("inbound_message"))
        let page = try await agent.get("/bureau/reception/\(try await town.id("inbound_message"))")
        name("/bureau/reception", "part", try Self.part(/fichiers\/(\d+)"/, page))
        name("/bureau/reception/separateurs", "reference", try #require(value(of: "reference", in: "/suivi")))
    }

    /// A right that somebody uses, a breach, a hold.
    mutating func addPrivacy(_ town: TestTown, _ agent: TestBrowser) async throws {
        let owner = try #require(browsers[.owner]), reference = try #require(value(of: "reference", in: "/suivi"))
        _ = try await owner.get("/suivi/\(reference)/donnees")
        _ = try await owner.post("/suivi/\(reference)/donnees", ["droit": "restriction", "precisions": "Ne vous en servez plus."])
        _ = try await agent.get("/bureau/violations")
        _ = try await agent.post(
            "/bureau/violations",
            [
                "titre": "Ordinateur volé", "faits": "Dans le train.", "nature": "confidentiality", "risque": "high", "jour.day": "2",
                "jour.month": "3", "jour.year": "2026", "heure": "8 h 30", "numeros": reference,
            ])
        _ = try await agent.post("/bureau/conservation/gels", ["numero": reference, "motif": "Contentieux"])
        name("/bureau/droits", "id", try await town.id("rights_request"))
        name("/bureau/violations", "id", try await town.id("breach"))
        let archivist = try await MatrixAgents.browser(.archivist, town),
            ended = value(of: "reference", in: "/bureau/conservation/consultations") ?? ""
        _ = try await archivist.post("/bureau/conservation/consultations", ["numero": ended, "motif": "Recherche"])
    }

    mutating func addPanels(_ town: TestTown, _ agent: TestBrowser) async throws {
        try await PanelPathTests.agree("panel@essai.example", town)
        _ = try await PanelPathTests.made(town)
        let person = town.browser()
        _ = try await person.get("/panels/participer/naissance")
        _ = try await person.post("/panels/participer/naissance", ["courriel": "nouveau@essai.example", "accord": "oui"])
        try await town.work()
        for (kind, parameter) in [("accord", "key"), ("retrait", "key"), ("reponse", "token")] {
            name("/panels/\(kind)", parameter, try await town.mailed("/panels/\(kind)/"))
        }
        name("/panels", "slug", "declarer-une-naissance")
        name("/", "panel", try await town.id("panel"))
        _ = try await agent.get("/bureau/groupes-de-questions")
        let group = try #require(try await agent.post("/bureau/groupes-de-questions", ["titre": "Un enfant"]).location)
        name("/bureau/groupes-de-questions", "slug", group.lastPart)
        let leader = try await MatrixAgents.browser(.manager, town)
        _ = try await leader.post("/bureau/statistiques/gardees", ["nom": "Reçues", "mesure": "recues", "par": "canal", "pour": "everyone"])
        name("/", "statistic", try await town.id("saved_statistic"))
        name("/", "saved", try await town.id("saved_statistic"))
        _ = try await leader.post("/bureau/vues", ["nom": "Mienne", "requete": "tri=due"])
        name("/", "view", try await town.id("saved_view"))
    }

    /// A page that failed, and the certificate of it.
    mutating func addFailures(_ town: TestTown) async throws {
        let owner = try #require(browsers[.owner]), reference = try #require(value(of: "reference", in: "/suivi"))
        try await town.product.noteIncidents()
        try await IncidentPathTests.break(town)
        let apology = try await owner.get("/suivi/\(reference)")
        try await IncidentPathTests.mend(town)
        name("/", "code", try Self.part(/href="\/incidents\/attestation\/([^"]+)"/, apology))
        try await town.product.noteIncidents()
        name("/", "incident", try await town.id("incident"))
    }

    /// The agents who look on, last, so that they are still signed in; one who only waits for their link; what is each one's own.
    mutating func addAgents(_ town: TestTown) async throws {
        let reference = try #require(value(of: "reference", in: "/suivi"))
        for viewer in MatrixViewer.allCases where !MatrixViewer.people.contains(viewer) && browsers[viewer] == nil {
            browsers[viewer] = try await MatrixAgents.browser(viewer, town)
        }
        _ = try await browsers[.otherUnit]?.post(
            "/bureau/acces-exceptionnel", ["numero": reference, "motif": "La personne est au guichet et doit partir à l'hôpital."])
        name("/", "reading", try await town.id("exceptional_reading"))
        let admin = try #require(browsers[.administrator])
        _ = try await admin.get("/bureau/reglages/agents/nouveau")
        let unit = try #require(town.units["accueil"])
        let added = try await admin.post(
            "/bureau/reglages/agents/nouveau",
            ["name": "Camille Cible", "quality": "Agent", "email": "cible@essai.example", "roles.\(unit)": "caseworker"])
        try await town.work()
        name("/", "agent", try await town.id("agent WHERE email = 'cible@essai.example'"))
        name("/", "unit", "\(unit)")
        name(
            "/bureau/activation", "token",
            try #require(
                try await Self.invitation(town, admin, added), "\(added.status) \(added.body)"))
        let manager = try #require(browsers[.manager])
        let colleague = try await town.id("agent WHERE email = 'caseworker@essai.example'")
        _ = try await manager.get("/bureau/mon-compte/absences")
        _ = try await manager.post(
            "/bureau/mon-compte/absences",
            [
                "du.day": "9", "du.month": "3", "du.year": "2026", "au.day": "13", "au.month": "3", "au.year": "2026", "remplacant": colleague,
                "agent": colleague,
            ])
        name("/", "leave", try await town.id("agent_leave"))
        name("/bureau/mon-compte/sessions", "session", try await town.id("agent_session"))
    }

    private static func invitation(_ town: TestTown, _ admin: TestBrowser, _ added: TestBrowser.Page) async throws -> String? {
        let page = try await admin.follow(added)
        if let shown = page.body.firstMatch(of: /\/bureau\/activation\/([^"<\s]+)/) { return String(shown.output.1) }
        return try? await town.mailed("/bureau/activation/")
    }
}
