import Core
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import TestSupport
import Testing
import Web

@testable import Correspondence

@Suite("The mails at the desk")
struct OutboxPagesTests {
    private static let refused = Delivery.refused(.init(code: 550, text: "550 No such person", isPermanent: true))

    @Test("The list shows what leaves, without giving the addresses away")
    func list() async throws {
        let desk = try await Desk.open()
        try await desk.outbox.add()

        let page = try await desk.browser().get("/bureau/courriels")

        #expect(page.status == 200)
        for text in ["Votre demande 🌞", "a…@exemple.fr", "En attente", "3 mars 2026"] { #expect(page.contains(text)) }
        #expect(!page.contains("amina.diallo") && !page.contains("Bonjour"))
    }

    @Test("The list narrows to a state, and says when it is empty")
    func filtered() async throws {
        let desk = try await Desk.open()
        let id = try await desk.outbox.add()
        try await desk.outbox.work { _, _ in Self.refused }

        let browser = try await desk.browser()
        let failed = try await browser.get("/bureau/courriels?etat=failed")
        #expect(failed.contains("/bureau/courriels/\(id)\"") && failed.contains("550 No such person"))
        #expect(try await browser.get("/bureau/courriels?etat=sent").contains("Aucun courriel ici"))
        #expect(try await browser.get("/bureau/courriels?etat=bizarre").contains("/bureau/courriels/\(id)\""))
    }

    @Test("More than fifty make several pages, and each mail is on one")
    func pages() async throws {
        let desk = try await Desk.open()
        for _ in 0..<60 { try await desk.outbox.add() }

        let browser = try await desk.browser()
        let first = try await browser.get("/bureau/courriels?etat=waiting")
        let next = try #require(first.body.firstMatch(of: /href="(\/bureau\/courriels\?etat=waiting&amp;suite=\d+)"/)?.output.1)
        let second = try await browser.get(String(next).replacing("&amp;", with: "&"))
        let rows = [first, second].map { $0.body.matches(of: /\/bureau\/courriels\/(\d+)"/).map { String($0.output.1) } }

        #expect(rows.map(\.count) == [50, 10])
        #expect(Set(rows.joined()).count == 60)
    }

    @Test("A mail is shown as text, with its files; its private link only in development", arguments: [(false, false), (true, true)])
    func mail(_ isDevelopment: Bool, _ showsLink: Bool) async throws {
        let desk = try await Desk.open(isDevelopment: isDevelopment)
        let letters = Town.letters
        let file = try #require(MailAttachment(name: "<b>.pdf", mediaType: "application/pdf", bytes: Array(repeating: 1, count: 3000)))
        let id = try await desk.outbox.add(letters.mail("receipt", to: Town.amina, Town.facts(), from: Town.sender, [file]))

        let page = try await desk.browser().get("/bureau/courriels/\(id)")

        #expect(page.contains("Nous avons bien reçu votre demande") && page.contains("&lt;b&gt;.pdf") && page.contains("3 Ko"))
        #expect(page.contains("Zm9vYmFyYmF6cXV4Zm9vYmFy") == showsLink)
    }

    @Test("Pressing the button sends the mail again")
    func replay() async throws {
        let desk = try await Desk.open()
        let id = try await desk.outbox.add()
        try await desk.outbox.work { _, _ in Self.refused }
        let browser = try await desk.browser()
        _ = try await browser.get("/bureau/courriels/\(id)")

        let answer = try await browser.post("/bureau/courriels/\(id)/envois")

        #expect(answer.status == 303 && answer.location == "/bureau/courriels/\(id)?fait=1")
        #expect(try await desk.outbox.state(id).state == .waiting)
        #expect(try await desk.outbox.work { _, _ in .accepted } == (1, 0))
        #expect(try await browser.follow(answer).contains("Le courriel va partir"))
    }

    @Test("What waits leaves at one press, once there is a server")
    func sendWaiting() async throws {
        let desk = try await Desk.open()
        for _ in 0..<3 { try await desk.outbox.add() }
        try await desk.outbox.work(nil)
        let browser = try await desk.browser()
        #expect(try await browser.get("/bureau/courriels").contains("3 courriels attendent"))

        let answer = try await browser.post("/bureau/courriels/envois")

        #expect(answer.location == "/bureau/courriels?fait=3")
        #expect(try await desk.outbox.work { _, _ in .accepted } == (3, 0))
        #expect(try await browser.follow(answer).contains("3 courriels vont partir"))
    }

    @Test("Without a server the page says so, and has no button to press")
    func noServer() async throws {
        let desk = try await Desk.open(hasServer: false)
        let id = try await desk.outbox.add()

        let browser = try await desk.browser()
        let list = try await browser.get("/bureau/courriels")
        #expect(list.contains("ADMILIB_SMTP") && !list.contains("/envois"))
        #expect(try await !browser.get("/bureau/courriels/\(id)").contains("/envois"))
    }

    @Test("Only administrators read mails; another authority's do not exist; without a session one signs in")
    func access() async throws {
        let desk = try await Desk.open()
        let mine = try await desk.outbox.add()
        let other = try await desk.outbox.add(organisation: Outbox.brest)

        for path in ["/bureau/courriels", "/bureau/courriels/\(mine)"] {
            #expect(try await desk.browser(roles: [.caseworker, .manager]).get(path).status == 403)
            #expect(try await desk.browser(roles: nil).get(path).location?.hasPrefix("/bureau/connexion") == true)
        }
        for path in ["/bureau/courriels/\(other)", "/bureau/courriels/99999", "/bureau/courriels/abc"] {
            #expect(try await desk.browser().get(path).status == 404)
        }
    }
}

/// The desk of Admiville, with only the mails in it.
private struct Desk: FrontQuestions {
    let outbox: Outbox
    let controller: OutboxController
    var roles: Set<AgentRole>? = [.administrator]

    static func open(hasServer: Bool = true, isDevelopment: Bool = false) async throws -> Desk {
        let outbox = try await Outbox.open(.sqlite)
        return Desk(outbox: outbox, controller: OutboxController(mails: outbox.mails, hasServer: hasServer, isDevelopment: isDevelopment))
    }

    /// - Parameter roles: of the agent who is signed in; nobody is when it is `nil`.
    func browser(roles: Set<AgentRole>? = [.administrator]) async throws -> TestBrowser {
        var desk = self
        desk.roles = roles
        let settings = Front.Settings(formKey: Array(repeating: 7, count: 32), isSecure: false, trustsProxy: false)
        let front = Front(questions: desk, catalogues: Town.catalogues, settings: settings, clock: { Town.morning })
        let enter = Route.get("/entrer") { visit in
            var response = Response.seeOther("/bureau/courriels")
            visit.setSession("cle", on: &response)
            return response
        }
        let browser = TestBrowser(front.router(controller.routes + [enter]))
        if roles != nil { _ = try await browser.get("/entrer") }
        return browser
    }

    func site(host: String?) async throws -> Site {
        Site(
            organisation: Outbox.admiville, name: "Admiville", baseURL: "https://demarches.admiville.example", zone: Town.paris,
            phone: "02 99 00 00 00", address: "", openingHours: "", email: "mairie@admiville.example", theme: Theme())
    }

    func agent(session: String, site: Site, now: Date) async throws -> AgentViewer? {
        roles.map { AgentViewer(agent: AgentID(1), organisation: Outbox.admiville, name: "Bruno Petit", roles: [UnitID(1): $0]) }
    }
}
