import Core
import Foundation
import OpenID
import Subprocess
import SystemPackage
import TestSupport

/// A provider on this machine, in a process of its own.
public struct LocalProvider: Sendable {
    public let port: Int

    public init(port: Int) { self.port = port }

    /// Runs a script of `Providers/` for as long as `body` does.
    public static func run(_ script: String, _ body: @Sendable (LocalProvider) async throws -> Void) async throws {
        let folder = try TestFolder.make()
        _ = try await Subprocess.run(
            .path(FilePath(try python())), arguments: [path(script), folder.path], input: .none, output: .discarded, error: .discarded
        ) { server in
            do {
                try await body(LocalProvider(port: port(in: folder)))
                try server.send(signal: .terminate)
            } catch {
                try server.send(signal: .terminate)
                throw error
            }
        }
    }

    /// - Parameter fault: what the scripted provider does wrong; `nil` for the others.
    public func settings(
        _ fault: String? = nil, scopes: [String] = [], level: String? = "eidas1", signed: Bool = true, pkce: Bool = true
    ) -> ProviderSettings {
        ProviderSettings(
            issuer: "http://127.0.0.1:\(port)" + (fault.map { "/\($0)" } ?? ""), client: "a client", secret: "a secret of ours", scopes: scopes,
            level: level, signsUserinfo: signed, usesPKCE: pkce)
    }

    /// What a person's browser brings back from the mock's form.
    public static func login(_ address: String, as name: String) throws -> String { try ChildOutput.of([python(), path("login.py"), address, name]) }

    private static func path(_ script: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Providers/\(script)").path
    }

    private static func port(in folder: URL) async throws -> Int {
        for _ in 0..<800 {
            if let text = try? String(contentsOf: folder.appending(path: "port"), encoding: .utf8), let port = Int(text) { return port }
            try await Task.sleep(for: .milliseconds(25))
        }
        throw NoProvider()
    }

    struct NoProvider: Error {}

    /// A Python that has the providers: `bin/setup` makes one.
    private static func python() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let places = [root.appending(path: ".venv/bin/python").path, "/tmp/venv/bin/python"]
        guard let found = places.first(where: FileManager.default.isExecutableFile) else { throw NoProvider() }
        return found
    }
}
