import Core
import Foundation
import TestSupport

/// A small web server that answers the status of its path, and what it received.
struct HTTPSink {
    let folder: URL
    let port: Int
    private let process: Process

    static func start() async throws -> HTTPSink {
        let folder = try TestFolder.make()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", program, folder.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<400 {
            if let text = try? String(contentsOf: folder.appending(path: "port"), encoding: .utf8), let port = Int(text) {
                return HTTPSink(folder: folder, port: port, process: process)
            }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw CocoaError(.fileReadUnknown)
    }

    var url: String { "http://127.0.0.1:\(port)" }

    func stop() { process.terminate() }

    /// One request a line, the headers by name in lower case.
    func received() throws -> [JSON] {
        try String(contentsOf: folder.appending(path: "requests"), encoding: .utf8).split(separator: "\n").map { try JSON(String($0)) }
    }

    private static let program = """
        import http.server, json, os, sys
        folder = sys.argv[1]
        class Sink(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                seen = {name.lower(): value for name, value in self.headers.items()}
                with open(folder + "/requests", "a") as file:
                    file.write(json.dumps({**seen, "body": body}) + "\\n")
                self.send_response(int(self.path[1:]))
                self.send_header("Location", "/200")
                self.send_header("Content-Length", "5")
                self.end_headers()
                self.wfile.write(b"said\\n")
        server = http.server.HTTPServer(("127.0.0.1", 0), Sink)
        with open(folder + "/port.new", "w") as file:
            file.write(str(server.server_port))
        os.rename(folder + "/port.new", folder + "/port")
        server.serve_forever()
        """
}
