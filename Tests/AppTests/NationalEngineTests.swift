import App
import Appointments
import Core
import Foundation
import HTTPTypes
import Scheduling
import TestSupport
import Testing
import TownSupport

/// What rendezvouspasseport.ants.gouv.fr asks of us, as its hub asks it.
@Suite("The State's engine")
struct NationalEngineTests {
    private func town() async throws -> (town: TestTown, place: PlaceID, token: String) {
        let (town, place, _) = try await TestTown.receiving()
        let settings = try await town.browser(as: "chloe@essai.example").get("/bureau/reglages/rendez-vous")
        let token = settings.body.firstMatch(of: /<dd>([0-9a-f]{40})<\/dd>/)?.output.1 ?? ""
        return (town, place, String(token))
    }

    private func ask(_ town: TestTown, _ path: String, token: String?) async throws -> TestBrowser.Page {
        var headers: HTTPFields = [:]
        headers[HTTPField.Name("X-HUB-RDV-AUTH-TOKEN")!] = token
        return try await town.browser().send(.get, "/ants/" + path, body: nil, type: nil, headers: headers)
    }

    private func times(_ answer: TestBrowser.Page, of place: PlaceID) throws -> [String] {
        try (JSON(answer.body)["\(place)"]?.array ?? []).compactMap { $0["datetime"]?.string }
    }

    @Test("Without the token nothing is told", arguments: ["getManagedMeetingPoints", "availableTimeSlots", "searchApplicationIds"])
    func token(path: String) async throws {
        let (town, _, token) = try await town()

        #expect(token.count == 40)
        #expect(try await ask(town, path, token: nil).status == 401)
        #expect(try await ask(town, path, token: String(token.reversed())).status == 401)
    }

    @Test("Our places, with all the members that keep one from being left out")
    func points() async throws {
        let (town, place, token) = try await town()

        let answer = try await JSON(ask(town, "getManagedMeetingPoints", token: token).body).array?.first

        #expect(answer?["id"]?.string == "\(place)" && answer?["city_name"]?.string == "Essai" && answer?["zip_code"]?.string == "99999")
        #expect(answer?["public_entry_address"]?.string == "1 place de la Mairie" && answer?["name"]?.string == "Hôtel de ville")
        guard case .double(let latitude)? = answer?["latitude"], case .double(let longitude)? = answer?["longitude"] else {
            throw CancellationError()
        }
        #expect(latitude == 48.1 && longitude == -1.7)
    }

    @Test("Times are those of the clock on the wall, with a false Z, sorted, the past and the reserve left out")
    func slots() async throws {
        let (town, place, token) = try await town()
        town.clock.advance(hours: 1.1)
        let path = "availableTimeSlots?meeting_point_ids=\(place)&meeting_point_ids=77&start_date=2026-03-02&end_date=2026-03-31&reason=CNI"

        let answer = try await ask(town, path, token: token)
        let times = try times(answer, of: place)

        #expect(answer.status == 200 && times.first == "2026-03-02T10:10Z" && times == times.sorted() && Set(times).count == times.count)
        #expect(try JSON(answer.body)["77"]?.array == [])
        // After the change of hour, nine o'clock is nine o'clock.
        #expect(times.contains("2026-03-30T09:00Z") || times.contains("2026-03-30T09:15Z"))
        // Of twelve, three are kept until two days before.
        #expect(times.filter { $0.hasPrefix("2026-03-17") }.count == 9)
        #expect(
            try times.filter { $0.hasPrefix("2026-03-17") }
                == self.times(
                    await ask(town, path.replacing("2026-03-02", with: "2026-03-17").replacing("2026-03-31", with: "2026-03-17"), token: token),
                    of: place))
    }

    @Test("Several documents take longer; the link leads to the time that was chosen")
    func documents() async throws {
        let (town, place, token) = try await town()
        let path = "availableTimeSlots?meeting_point_ids=\(place)&start_date=2026-03-17&end_date=2026-03-17&reason=CNI&documents_number=3"

        let answer = try await ask(town, path, token: token)
        let slot = try #require(try JSON(answer.body)["\(place)"]?.array?.first)
        let link = try #require(slot["callback_url"]?.string?.replacing("https://demarches.essai.example", with: ""))

        #expect(try times(answer, of: place).count < 4)
        let page = try await town.browser().get(link)
        #expect(page.contains("Vous avez choisi") && page.contains("name=\"nombre\" value=\"3\""))
    }

    @Test(
        "What cannot be asked is a 400 that says why",
        arguments: [
            "reason=VISA&start_date=2026-03-02&end_date=2026-03-03", "reason=CNI&start_date=2026-03-04&end_date=2026-03-03",
            "reason=CNI&start_date=02/03/2026&end_date=2026-03-03", "start_date=2026-03-02&end_date=2026-03-03",
            "reason=CNI&start_date=2026-03-02&end_date=2026-03-03&documents_number=0",
        ])
    func refused(query: String) async throws {
        let (town, place, token) = try await town()

        let answer = try await ask(town, "availableTimeSlots?meeting_point_ids=\(place)&\(query)", token: token)

        #expect(answer.status == 400)
        #expect(try JSON(answer.body)["error"]?["code"]?.int == 400)
    }

    @Test("A type for cards is not shown to those who want a passport; ten years of range are a year")
    func reasons() async throws {
        let (town, place, token) = try await town()
        let query = "meeting_point_ids=\(place)&start_date=2026-03-02&end_date=2036-03-02"

        #expect(try await times(ask(town, "availableTimeSlots?\(query)&reason=PASSPORT", token: token), of: place) == [])
        #expect(try await times(ask(town, "availableTimeSlots?\(query)&reason=CNI", token: token), of: place).last?.hasPrefix("2026-09-0") == true)
    }

    @Test("A pre-application is found with its appointment; an unknown one has none, and it is never an error")
    func applications() async throws {
        let (town, place, token) = try await town()
        let (number, _) = try await town.browser().takeFirst(place, ["nom": "Amina", "predemandes": "abcde12345"])

        let answer = try await ask(
            town, "searchApplicationIds?application_ids=ABCDE12345&application_ids=ZZZZZ00000&application_ids=%27", token: token)
        let found = try JSON(answer.body)["ABCDE12345"]?.array?.first

        #expect(answer.status == 200 && found?["meeting_point"]?.string == "Hôtel de ville")
        #expect(found?["management_url"]?.string == "https://demarches.essai.example/rendez-vous/suivi/\(number)")
        #expect(try JSON(answer.body)["ZZZZZ00000"]?.array == [] && JSON(answer.body)["'"]?.array == [])
    }
}
