import Core
import Foundation
import Scheduling
import TestSupport
import Testing

@testable import Appointments

@Suite("The State's coordination service")
struct NationalCoordinationTests {
    static let link = "https://admiville.example/rendez-vous/suivi/7K3M-Q2XN-8W4P"
    static let first = NationalCoordination.Entry(point: "Mairie d'Admiville & annexe", pointID: "3", date: "2026-06-16 09:00:00")

    private func settle(_ service: FakeService, _ numbers: [String], _ entry: NationalCoordination.Entry?) async throws {
        let coordination = NationalCoordination(engine: NationalHTTP(address: service.address, token: FakeService.token))
        try await coordination.settle(numbers, entry, at: entry?.pointID ?? "3", link: Self.link)
    }

    @Test("What is booked is declared once, however often the job runs")
    func declared() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        for _ in 0..<2 { try await settle(service, ["VALID00001", "VALID00002"], Self.first) }

        let rows = try service.appointments()
        #expect(
            rows.count == 2
                && rows.allSatisfy { $0["meeting_point"]?.string == Self.first.point && $0["appointment_date"]?.string == Self.first.date })
    }

    @Test("What moved is deleted and created again; what was cancelled is deleted; what others declared stays")
    func moved() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        var later = Self.first
        later.date = "2026-06-17 10:00:00"
        try await settle(service, ["OTHERS0001"], Self.first)

        try await settle(service, ["OTHERS0001"], later)
        #expect(try service.appointments().map { $0["appointment_date"]?.string } == ["2026-01-05 08:00:00", later.date])
        try await settle(service, ["OTHERS0001"], nil)

        #expect(try service.appointments().map { $0["management_url"]?.string } == ["https://elsewhere.example/1"])
    }

    @Test("Moved to another place, it is taken away from the first, though the service does not say which that was")
    func anotherPlace() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }
        let annexe = NationalCoordination.Entry(point: "Annexe", pointID: "4", date: Self.first.date)
        try await settle(service, ["VALID00001"], Self.first)

        try await settle(service, ["VALID00001"], annexe)

        #expect(try service.appointments().map { $0["meeting_point_id"]?.string } == ["4"])
    }

    @Test("Only validated pre-applications are declared", arguments: ["CONSUMED01", "EXPIRED001", "UNKNOWN001", "DECLARED01"])
    func others(number: String) async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await settle(service, [number], Self.first)

        #expect(try service.appointments().isEmpty)
    }

    @Test("A refusal or a silence is an error, and the job comes back")
    func refused() async throws {
        let service = try await FakeService.start()
        let wrong = NationalCoordination(engine: NationalHTTP(address: service.address, token: "wrong"))

        await #expect(throws: NationalFault.refused(401)) { try await wrong.settle(["VALID00001"], Self.first, at: "3", link: Self.link) }
        await #expect(throws: NationalFault.refused(500)) { try await settle(service, ["FAILS00001"], Self.first) }
        service.stop()
        await #expect(throws: NationalFault.self) { try await settle(service, ["VALID00001"], Self.first) }
    }
}

extension NationalCoordinationTests {
    private func check(_ service: FakeService, _ numbers: [String], refuses: Bool = false) async throws {
        let engine = NationalHTTP(address: service.address, token: FakeService.token, timeout: 10_000)
        let check = ApplicationCheck(coordination: NationalCoordination(engine: engine), refusesWhenSilent: refuses)
        try await check.check(numbers, at: PlaceID(3), today: LocalDate("2026-01-02")!)
    }

    @Test("Before it is confirmed: only validated pre-applications can have an appointment, and one of them only")
    func asked() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await check(service, ["VALID00001", "VALID00002"])
        for (number, status) in [
            ("CONSUMED01", NationalStatus.consumed), ("EXPIRED001", .expired), ("DECLARED01", .declared), ("NEVERSEEN1", .unknown),
        ] {
            await #expect(throws: AppointmentProblem.applicationRefused(number, status)) { try await check(service, ["VALID00001", number]) }
        }
        await #expect(throws: AppointmentProblem.applicationElsewhere("OTHERS0001", place: "Ailleurs")) { try await check(service, ["OTHERS0001"]) }
    }

    @Test("A service that does not answer stops nobody, unless the authority wants to know first")
    func silent() async throws {
        let service = try await FakeService.start()
        defer { service.stop() }

        try await check(service, ["FAILS00001"])
        await #expect(throws: AppointmentProblem.nationalSilent) { try await check(service, ["FAILS00001"], refuses: true) }
    }
}

/// The service as its two known clients see it, with a memory: what is posted is in the status, which does not tell the id of the place (seen in
/// integration); what is deleted is counted, and only what is named exactly is.
private struct FakeService {
    static let token = "jeton d'essai"
    let folder: URL
    let port: Int
    private let process: Process

    var address: String { "http://127.0.0.1:\(port)/api" }

    static func start() async throws -> FakeService {
        let folder = try TestFolder.make()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", program, folder.path, token]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<400 {
            if let text = try? String(contentsOf: folder.appending(path: "port"), encoding: .utf8), let port = Int(text) {
                return FakeService(folder: folder, port: port, process: process)
            }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw CocoaError(.fileReadUnknown)
    }

    /// At once, and without waiting: `waitUntilExit` turns a run loop on the thread of other tests, and two of them stop all of them for ever.
    func stop() { kill(process.processIdentifier, SIGKILL) }

    func appointments() throws -> [JSON] {
        let text = (try? String(contentsOf: folder.appending(path: "rows"), encoding: .utf8)) ?? "[]"
        return try JSON(text).array ?? []
    }

    private static let program = """
        import http.server, json, os, sys, urllib.parse
        folder, token = sys.argv[1:]
        rows = []
        class Service(http.server.BaseHTTPRequestHandler):
            def say(self, status, body):
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)
            def asked(self):
                path, _, query = self.path.partition("?")
                return path, urllib.parse.parse_qs(query)
            def guard(self):
                if self.headers.get("x-rdv-opt-auth-token") == token: return True
                self.say(401, {"detail": "X-RDV-OPT-AUTH-TOKEN header invalid"})
            def keep(self):
                with open(folder + "/rows", "w") as file: json.dump(rows, file)
            def do_GET(self):
                if not self.guard(): return
                path, query = self.asked()
                numbers = query["application_ids"]
                assert path == "/api/status" and query["meeting_point_id"]
                if "FAILS00001" in numbers: return self.say(500, {})
                answer = {}
                for number in numbers:
                    word = number.rstrip("0123456789").lower()
                    status = {"valid": "validated", "others": "validated"}.get(word, word)
                    if word == "others" and not any(row["management_url"].startswith("https://elsewhere") for row in rows):
                        rows.append({"application_id": number, "meeting_point": "Ailleurs", "meeting_point_id": "77", "appointment_date": "2026-01-05 08:00:00", "management_url": "https://elsewhere.example/1"})
                    mine = [{k: row[k] for k in ("management_url", "meeting_point", "appointment_date")} for row in rows if row["application_id"] == number]
                    answer[number] = {"status": status, "appointments": mine}
                self.say(200, answer)
            def do_POST(self):
                if not self.guard(): return
                path, query = self.asked()
                rows.append({name: query[name][0] for name in ("application_id", "meeting_point", "meeting_point_id", "appointment_date", "management_url")})
                self.keep()
                self.say(200, {"success": True})
            def do_DELETE(self):
                if not self.guard(): return
                path, query = self.asked()
                wanted = {name: query[name][0] for name in ("application_id", "meeting_point", "meeting_point_id", "appointment_date")}
                gone = [row for row in rows if all(row[name] == wanted[name] for name in wanted)]
                for row in gone: rows.remove(row)
                self.keep()
                self.say(200, {"rowcount": len(gone)})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        with open(folder + "/port.new", "w") as file: file.write(str(server.server_port))
        os.rename(folder + "/port.new", folder + "/port")
        server.serve_forever()
        """
}
