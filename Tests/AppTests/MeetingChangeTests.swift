import App
import Appointments
import Core
import Foundation
import HTTPTypes
import Scheduling
import TestSupport
import Testing
import TownSupport

/// How people meet for a type changes, and some have an appointment already.
@Suite("Meeting otherwise than one was told")
struct MeetingChangeTests {
    private func changed(_ page: TestBrowser.Page, _ way: String, _ more: KeyValuePairs<String, String> = [:]) -> [(String, String)] {
        var fields: [(String, String)] = page.body.matches(of: /<input[^>]* name="([a-z]+)"[^>]* value="([^"]*)"/).map {
            (String($0.output.1), String($0.output.2).replacing("&#39;", with: "'"))
        }
        // The boxes that are not ticked are not sent.
        fields.removeAll { ["maniere", "visio", "public", "compte", "preuve", "numeros"].contains($0.0) }
        fields += [("maniere", way), ("public", "oui"), ("compte", "documents"), ("visio", "https://visio.example/")]
        return fields + more.map { ($0.key, $0.value) }
    }

    private func send(_ fields: [(String, String)], _ path: String, _ browser: TestBrowser) async throws -> TestBrowser.Page {
        let allowed = CharacterSet.alphanumerics
        let body = (fields + [("_jeton", browser.token ?? "")]).map {
            "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
        return try await browser.send(.post, path, body: Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    @Test("Nothing changes until one said whether to tell; told, each has a message, a new version and a reminder", arguments: TestEngine.allCases)
    func told(engine: TestEngine) async throws {
        let (town, place, type) = try await TestTown.receiving(engine)
        let (number, _) = try await town.browser().takeFirst(place, at: "2026-03-10 09:00")
        let chief = try await town.browser(as: "chloe@essai.example")
        try await town.work()
        let path = "/bureau/reglages/rendez-vous/types/\(type)"
        let page = try await chief.get(path)

        let asked = try await send(changed(page, "video"), path, chief)
        let before = try await town.browser(as: "accueil@essai.example").get("/bureau/rendez-vous/\(number)")
        let done = try await send(changed(page, "video", ["prevenir": "oui"]), path, chief)
        try await town.work()

        #expect(asked.status == 422 && asked.contains("1 personne a un rendez-vous à venir") && asked.contains("Rien n&#39;est encore changé"))
        #expect(before.contains("Hôtel de ville") && done.status == 303)
        let subject = try #require(try await town.outbox("subject").last)
        let text = try #require(try await town.outbox("text").last)
        #expect(subject.contains("change de forme") && text.contains("https://visio.example/") && text.contains("est maintenu"))
        town.clock.advance(hours: 24 * 7)
        try await town.work()
        #expect(try await town.outbox("subject").last?.contains("Rappel") == true, "the reminder is of the new version")
    }

    @Test("Not told, nobody is; without an appointment, nothing is asked; to be called, who gave no number is counted and asked to call")
    func notTold() async throws {
        let (town, place, type) = try await TestTown.receiving()
        let chief = try await town.browser(as: "chloe@essai.example")
        let path = "/bureau/reglages/rendez-vous/types/\(type)"
        let page = try await chief.get(path)
        let free = try await send(changed(page, "video"), path, chief)
        let person = town.browser()
        let (number, _) = try await person.takeFirst(place, at: "2026-03-10 09:00")
        try await town.work()
        let count = try await town.outbox("subject").count

        let asked = try await send(changed(page, "phone"), path, chief)
        let quiet = try await send(changed(page, "phone", ["prevenir": "non"]), path, chief)
        try await town.work()
        let silent = try await town.outbox("subject").count
        _ = try await send(changed(page, "place", ["prevenir": "non"]), path, chief)
        let same = try await send(changed(page, "place"), path, chief)
        _ = try await send(changed(page, "phone", ["prevenir": "oui"]), path, chief)
        try await town.work()

        #expect(free.status == 303 && asked.status == 422 && asked.contains("1 n&#39;a pas donné de téléphone"))
        #expect(quiet.status == 303 && silent == count && same.status == 303)
        #expect(try await person.get("/rendez-vous/suivi/\(number)").contains("Il nous manque votre numéro de téléphone"))
        #expect(try await town.outbox("text").last?.contains("Il nous manque votre numéro de téléphone") == true)
    }
}
