import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// A robot reads every page it finds, types a hostile text in every box, sends every form, and reads everything again: pages, mails, exports.
@Suite("What people type is never run")
struct TypedTextTests {
    @Test("In no page of anybody's, in no mail, paper or export", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func everywhere() async throws {
        let world = try await MatrixTown()
        let agent = try await world.everything()
        var robots = [(agent, Self.starts(world, desk: true))]
        for viewer in [MatrixViewer.owner, .person, .helper, .representative] { robots.append((try await world.browser(viewer), Self.starts(world))) }
        for (browser, starts) in robots {
            let sent = try await Self.typeEverywhere(browser, from: starts)
            #expect(sent > 10, "The robot found no form")
        }
        try await world.town.work()
        for (browser, starts) in robots {
            for (path, page) in try await Self.walk(browser, from: starts) {
                #expect(Hostile.fault(in: page) == nil, "\(path)")
            }
            try await Self.expectHarmlessFiles(browser, world)
        }
        let mails = try await world.town.outbox("html")
        #expect(!mails.isEmpty && mails.allSatisfy { !$0.contains("<svg/onload") && !$0.contains("xs7\"'") })
        let csv = try await agent.get("/bureau/export.csv?etape=all").body
        #expect(csv.contains("xs7"), "The export holds nothing of what was typed")
    }

    /// Every spreadsheet, paper and archive that this browser may have.
    private static func expectHarmlessFiles(_ browser: TestBrowser, _ world: MatrixTown) async throws {
        let endings = [".csv", ".ods", ".pdf", ".zip"]
        for route in world.routes([.get]) where endings.contains(where: route.path.contains) || route.path.hasSuffix(":format") {
            let query = route.path.hasPrefix("/bureau/export") ? "?etape=all" : world.query(of: route.path)
            let page = try await browser.get(world.path(of: route.path) + query)
            if page.status == 200 { #expect(try HostileFile.fault(in: page) == nil, "\(route.path)") }
        }
    }

    /// Each page that needs no form before, as addresses name it.
    private static func starts(_ world: MatrixTown, desk: Bool = false) -> [String] {
        let files = [
            "/s/", "/theme/", "/agendas/", "/ants/", "/suivi/lien", "/rendez-vous/lien", ".", "/image", "fichier", "/original", ":format", "/photos/",
        ]
        return world.routes([.get]).filter { route in
            route.path.hasPrefix("/bureau") == desk && !isFarewell(route.path) && !files.contains { route.path.contains($0) }
        }.map { world.path(of: $0.path) + world.query(of: $0.path) }
    }

    /// - Returns: how many forms were sent.
    private static func typeEverywhere(_ browser: TestBrowser, from starts: [String]) async throws -> Int {
        var sent: Set<String> = []
        for filling in Filling.allCases {
            for (path, page) in try await walk(browser, from: starts) {
                // A form that says no address is sent to its own page.
                let forms = PageForms(page).forms.map { $0.action.isEmpty ? PageForms.Form(action: path, fields: $0.fields) : $0 }
                for form in forms where !isFarewell(form.action) && sent.insert("\(filling) \(shape(form.action))").inserted {
                    _ = try await browser.get(path)
                    let answer = try await post(browser, form, filling)
                    #expect(Hostile.fault(in: answer) == nil, "\(form.action) sent from \(path)")
                }
            }
        }
        return sent.count
    }

    private static func post(_ browser: TestBrowser, _ form: PageForms.Form, _ filling: Filling) async throws -> TestBrowser.Page {
        let body = filling.fields(form).map { "\($0.0.percentEncoded)=\(($0.0 == "_jeton" ? browser.token ?? "" : $0.1).percentEncoded)" }
        return try await browser.send(
            .post, form.action, body: Array(body.joined(separator: "&").utf8), type: "application/x-www-form-urlencoded")
    }

    /// The pages that links lead to, one of each shape.
    private static func walk(_ browser: TestBrowser, from starts: [String]) async throws -> [(String, TestBrowser.Page)] {
        var seen = Set(starts.map(shape)), waiting = starts, pages: [(String, TestBrowser.Page)] = []
        while let path = waiting.first, pages.count < 400 {
            waiting.removeFirst()
            let page = try await browser.get(path)
            pages.append((path, page))
            for link in PageForms(page).links where !isFile(link) && !isFarewell(link) && seen.insert(shape(link)).inserted { waiting.append(link) }
        }
        return pages
    }

    /// An address without what differs between two pages of one kind.
    private static func shape(_ path: String) -> String {
        (path.split(separator: "?").first ?? "").split(separator: "/").map { part in
            part.contains(where: \.isNumber) ? ":" : String(part)
        }.joined(separator: "/")
    }

    private static func isFile(_ path: String) -> Bool {
        ["/s/", "/theme/", "/composants"].contains { path.hasPrefix($0) } || path.contains(".") || path.contains("/image")
            || path.contains("/fichier")
            || path.contains("/lettre")
    }

    private static func isFarewell(_ path: String) -> Bool {
        (MatrixTown.farewells + ["/desactivation", "/retrait", "/abandon", "/transfert", "/pdf", "apercu"]).contains { path.contains($0) }
    }
}
