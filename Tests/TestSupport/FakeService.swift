import Core
import Foundation

/// The State's coordination service as its two known clients see it, with a memory: what is posted is in the status, which does not tell the id of the place (seen in
/// integration); what is deleted is counted, and only what is named exactly is.
public struct FakeService: Sendable {
    public static let token = "jeton d'essai"
    private let folder: URL
    private let port: Int
    private let process: Process

    public var address: String { "http://127.0.0.1:\(port)/api" }

    public static func start() async throws -> FakeService {
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
    public func stop() { kill(process.processIdentifier, SIGKILL) }

    public func appointments() throws -> [JSON] {
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
