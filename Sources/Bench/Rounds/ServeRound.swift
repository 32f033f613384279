import Foundation
import FoundationNetworking

/// The program itself, started as an administrator starts it, with the demo town.
struct ServeRound {
    static let port = 18_471
    let program: String

    func figures() async throws -> [Figure] {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            Console.say("  \(program) is not there: not measured.")
            return []
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "admilib-bench-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try run(["migrate"], in: folder)
        try run(["demo", "--dossiers", "200", "--seed", "1"], in: folder)
        var starts: [Double] = []
        for _ in 0..<4 { starts.append(try await start(in: folder).seconds) }
        let (seconds, server) = try await start(in: folder, thenStop: false)
        starts.append(seconds)
        defer { stop(server) }
        for index in 0..<200 { try await get(Self.paths[index % Self.paths.count]) }
        let memory = residentMegabytes(of: server)
        return [
            Figure("Resident memory with the demo, after 200 requests", "\(memory.rounded0) MB", target: "at most 120 MB", isMet: memory <= 120),
            .milliseconds("Start to first answer", starts.median, atMost: 1),
        ]
    }

    private static let paths = [
        "/", "/recherche?q=carte%20identite", "/demarches/acte-naissance", "/themes/famille-ecole", "/suivi", "/accessibilite", "/plan-du-site",
        "/bureau/connexion",
    ]

    private func process(_ arguments: [String], in folder: URL) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ["ADMILIB_DATA": folder.path, "ADMILIB_BEHIND_PROXY": "no", "ADMILIB_LISTEN": "127.0.0.1:\(Self.port)"]
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        return process
    }

    private func run(_ arguments: [String], in folder: URL) throws {
        let process = try process(arguments, in: folder)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Unexpected(path: arguments.joined(separator: " "), status: Int(process.terminationStatus)) }
    }

    private func start(in folder: URL, thenStop: Bool = true) async throws -> (seconds: Double, server: Process) {
        let start = ContinuousClock.now
        let server = try process(["serve"], in: folder)
        while (try? await get("/")) == nil {
            guard server.isRunning, (ContinuousClock.now - start).seconds < 20 else { throw Unexpected(path: "serve", status: 0) }
            try await Task.sleep(for: .milliseconds(5))
        }
        let seconds = (ContinuousClock.now - start).seconds
        if thenStop { stop(server) }
        return (seconds, server)
    }

    private func stop(_ server: Process) {
        server.terminate()
        server.waitUntilExit()
    }

    private func get(_ path: String) async throws {
        guard let url = URL(string: "http://127.0.0.1:\(Self.port)\(path)") else { return }
        let (_, response) = try await URLSession.shared.data(from: url)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        guard status == 200 else { throw Unexpected(path: path, status: status) }
    }

    private func residentMegabytes(of server: Process) -> Double {
        let status = (try? String(contentsOfFile: "/proc/\(server.processIdentifier)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").compactMap { Double($0) }.first ?? 0) / 1000
    }
}
