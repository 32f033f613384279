import Core
import Foundation
import Law
import TestSupport
import Testing

@testable import Mandates
@testable import Storage

@Suite("Accesses of representatives")
struct RepresentationTests {
    private static let odile = EmailAddress("odile@exemple.example")!

    /// A measure, and its invitation.
    private func invited(
        _ world: World, kind: ProtectionMeasure = .tutelle, until: String = "2030-03-01", entrusted: Set<ProtectedAct> = [],
        charge: ProtectiveCharge = .whole, other: ProtectiveCharge? = nil
    ) async throws -> NewRepresentation {
        var named = [Representative(id: RepresentativeID(1), name: "Odile Marchand", charge: charge)]
        if let other { named.append(Representative(id: RepresentativeID(2), name: "Jeanne Roy", charge: other)) }
        let measure = ProtectiveMeasure(kind: kind, until: LocalDate(until)!, representatives: named, entrusted: entrusted)
        let judgment = Judgment(court: "Rennes", number: "25/00123", on: LocalDate("2025-02-01")!)
        let new = NewMeasure(person: "Yvette Lambert", born: LocalDate("1941-05-04")!, judgment: judgment, measure: measure)
        let id = try await world.room.measures.record(new, of: world.town, by: World.agent, at: world.clock.now)
        let access = NewRepresentation(measure: id, representative: RepresentativeID(1), email: Self.odile, personEmail: nil)
        try await world.room.representations.invite(access, of: world.town, by: World.agent, at: world.clock.now) { _ in }
        return access
    }

    private func bound(
        _ world: World, to mark: String = "la marque d'Odile", charge: ProtectiveCharge = .whole, other: ProtectiveCharge? = nil
    ) async throws -> AccessID {
        let access = try await invited(world, charge: charge, other: other)
        return try await world.room.representations.bind(access.token, to: mark, of: world.town, by: "Odile", at: world.clock.now)
    }

    private func odile(_ world: World) throws -> TestBrowser {
        let browser = try world.browser()
        browser.setCookie("espace", "odile")
        return browser
    }

    @Test("Their page says how each procedure is done, and which ones are the person's alone", arguments: TestEngine.allCases)
    func page(engine: TestEngine) async throws {
        let world = try await World(engine), id = try await bound(world), page = try await odile(world).get("/espace/representations/\(id)")

        #expect(page.contains("Yvette Lambert") && page.contains("Vous la faites pour elle.") && page.contains("value=\"remboursement\""))
        #expect(page.contains("jamais quelqu'un à sa place".replacing("'", with: "&#39;")) && !page.contains("listes-electorales\""))
        #expect(page.contains("Si le jugement dit autre chose, montrez-le à la mairie."))
    }

    @Test("Where the judgment divides, their page names the charge that does the rest, and nothing of it begins", arguments: TestEngine.allCases)
    func divided(engine: TestEngine) async throws {
        let world = try await World(engine), id = try await bound(world, charge: .person, other: .property)
        let odile = try odile(world), page = try await odile.get("/espace/representations/\(id)")
        #expect(page.contains("La personne seulement") && !page.contains("value=\"remboursement\""))
        #expect(page.contains("C&#39;est au représentant chargé des biens de la faire"))

        let refused = try await odile.post("/espace/representations/\(id)/agir", ["demarche": "remboursement"])

        #expect(refused.status == 403 && refused.contains("Le jugement vous charge de la personne"))
        #expect(try await !odile.get("/espace/representations/\(id)").contains("Jeanne Roy"), "the role is named, not who has it")
    }

    @Test(
        "Of joint representatives, each needs the other for what both have; a divided judgment makes them independent",
        arguments: TestEngine.allCases)
    func joint(engine: TestEngine) async throws {
        let world = try await World(engine)
        func acts(_ charge: ProtectiveCharge, _ other: ProtectiveCharge) async throws -> ActingMeasure? {
            let mark = "\(charge) \(other)", id = try await bound(world, to: mark, charge: charge, other: other)
            let viewer = PersonViewer(person: PersonID(1), organisation: world.town, marks: [mark])
            return try await world.room.representing(id.rawValue, by: viewer, on: LocalDate("2026-03-02")!, in: .gmt, now: world.clock.now)?.measure
        }

        let whole = try #require(try await acts(.whole, .whole)), divided = try #require(try await acts(.property, .person))
        let deputy = try #require(try await acts(.property, .whole))

        #expect(whole.jointActs.count == ProtectedAct.allCases.count && whole.othersActs.isEmpty && whole.profiles["A15"] == "RJ")
        #expect(!divided.jointActs.contains("A15") && divided.jointActs.contains("A12") && divided.profiles["A15"] == "RJ")
        #expect(divided.othersActs == ["A21"] && divided.profiles["A21"] == "P")
        #expect(deputy.jointActs.contains("A15"), "one who has the whole has the property too")
    }

    @Test("A request of the other charge is refused in its own transaction", arguments: TestEngine.allCases)
    func refusedInTransaction(engine: TestEngine) async throws {
        let world = try await World(engine), id = try await bound(world, charge: .property, other: .person)
        let viewer = PersonViewer(person: PersonID(1), organisation: world.town, marks: ["la marque d'Odile"])
        let acting = try #require(
            try await world.room.representing(id.rawValue, by: viewer, on: LocalDate("2026-03-02")!, in: .gmt, now: world.clock.now))
        let (room, now) = (world.room, world.clock.now)

        await #expect(throws: MandateProblem.ofPerson) {
            try await world.database.write { try room.admit(acting, act: .consentAndDataRights, isFiling: true, at: now, on: $0) }
        }
        try await world.database.write { try room.admit(acting, act: .bankDetails, isFiling: true, at: now, on: $0) }
    }

    @Test("Of two who take one link up, one has it; after a week nobody does", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        let world = try await World(engine), access = try await invited(world), (room, town, now) = (world.room, world.town, world.clock.now)
        @Sendable func takes(_ mark: String) async -> Bool {
            do {
                _ = try await room.representations.bind(access.token, to: mark, of: town, by: "", at: now)
                return true
            } catch { return false }
        }

        async let first = takes("une marque")
        async let second = takes("une autre")
        #expect(await [first, second].filter { $0 }.count == 1)

        let late = try await invited(world)
        world.clock.move(8 * 86_400)
        #expect(try await odile(world).get("/espace/representations/invitation/\(late.token)").status == 410)
    }

    @Test("In another authority neither the link nor the access exists", arguments: TestEngine.allCases)
    func elsewhere(engine: TestEngine) async throws {
        let world = try await World(engine), elsewhere = OrganisationID(99), access = try await invited(world), now = world.clock.now
        #expect(try await world.room.representations.invited(access.token, of: elsewhere, at: now) == nil)
        await #expect(throws: MandateProblem.linkOver) {
            try await world.room.representations.bind(access.token, to: "marque", of: elsewhere, by: "", at: now)
        }
        let id = try await world.room.representations.bind(access.token, to: "marque", of: world.town, by: "", at: now)
        let viewer = PersonViewer(person: PersonID(1), organisation: elsewhere, marks: ["marque"])

        #expect(try await world.room.representing(id.rawValue, by: viewer, on: LocalDate("2026-03-02")!, in: .gmt, now: world.clock.now) == nil)
    }

    @Test("What the judgment entrusts is theirs, and nothing it does not say: unlisted is the person's", arguments: TestEngine.allCases)
    func scope(engine: TestEngine) async throws {
        let world = try await World(engine), access = try await invited(world, kind: .sauvegarde, entrusted: [.bankDetails])
        let id = try await world.room.representations.bind(access.token, to: "marque", of: world.town, by: "", at: world.clock.now)
        let viewer = PersonViewer(person: PersonID(1), organisation: world.town, marks: ["marque"])
        let acting = try #require(
            try await world.room.representing(id.rawValue, by: viewer, on: LocalDate("2026-03-02")!, in: .gmt, now: world.clock.now))
        func may(_ act: ProtectedAct?) async -> Bool {
            let (room, now) = (world.room, world.clock.now)
            do {
                try await world.database.write { try room.admit(acting, act: act, isFiling: true, at: now, on: $0) }
                return true
            } catch { return false }
        }

        #expect(await may(.bankDetails))
        #expect(await !may(.benefitOrRegistration))
        #expect(await !may(.vote))
        #expect(await !may(nil))
    }

    @Test("The day after the last day it opens nothing, and its key opens nothing either", arguments: TestEngine.allCases)
    func ends(engine: TestEngine) async throws {
        let world = try await World(engine), id = try await bound(world)
        let viewer = PersonViewer(person: PersonID(1), organisation: world.town, marks: ["la marque d'Odile"])
        let last = try await world.room.representing(id.rawValue, by: viewer, on: LocalDate("2030-03-01")!, in: .gmt, now: world.clock.now)
        let after = try await world.room.representing(id.rawValue, by: viewer, on: LocalDate("2030-03-02")!, in: .gmt, now: world.clock.now)

        #expect(last?.measure?.isOver == false && after?.measure?.isOver == true)
        #expect(last?.key != after?.key && after?.person == "" && after?.measure?.profiles.isEmpty == true)
    }

    @Test("An agent may not write the representative's address for the person's, nor invite twice whoever has the access")
    func refused() async throws {
        let world = try await World(), desk = try world.administrator(), id = try await invited(world).measure
        let path = "/bureau/protections/\(id)"
        _ = try await desk.get(path)

        let same = try await desk.post(path + "/acces/1", ["email": "odile@exemple.example", "email_personne": "odile@exemple.example"])
        #expect(same.status == 422 && same.contains("pas celle du représentant"))
        #expect(try await desk.post(path + "/acces/2", ["email": "odile@exemple.example"]).status == 404)
        #expect(try await desk.post(path + "/acces/1", ["email": "odile"]).status == 422)
    }

    @Test("Nothing stored in clear tells who represents whom, and the journal is whole", arguments: TestEngine.allCases)
    func sealed(engine: TestEngine) async throws {
        let world = try await World(engine), access = try await invited(world)
        let stored = try await world.database.read { try $0.rows("SELECT * FROM representation").flatMap { $0.values.map { "\($0)" } }.joined() }

        #expect(!stored.contains("odile") && !stored.contains(access.token))
        #expect(try await world.room.firstBreak(of: world.town) == nil)
    }

    @Test("Forgotten with its measure; found by the new mark when a sector's key changes", arguments: TestEngine.allCases)
    func forgotten(engine: TestEngine) async throws {
        let world = try await World(engine)
        _ = try await bound(world)
        _ = try await world.room.remark("la marque d'Odile", as: "une nouvelle marque")
        #expect(try await world.room.representations.all(ofMarks: ["une nouvelle marque"], in: world.town).count == 1)
        world.clock.move(10 * 365 * 86_400)

        _ = try await world.room.sweep(now: world.clock.now)

        #expect(try await world.count("representation") == 0)
        #expect(try await world.count("protective_measure") == 0)
    }
}
