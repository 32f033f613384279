import App
import Core
import Dossiers
import Foundation
import Identity
import Organisations
import Procedures
import Storage
import Web

/// The towns that are measured, kept from one run to the next: to invent a million requests takes minutes.
struct Towns {
    let folder: URL
    let small: Int
    let large: Int

    func small() async throws -> Town { try await town(of: small) }
    func large() async throws -> Town { try await town(of: large) }

    /// A copy of the small town, for what leaves traces.
    /// - Parameter isBehindProxy: whether addresses are believed, for what is throttled by address.
    /// - Parameter isCounting: whether statements are counted.
    func disposable(isBehindProxy: Bool = false, isCounting: Bool = false) async throws -> Town {
        await (try await small()).product.close()
        let copy = folder.appending(path: "bench-copy.sqlite")
        remove(copy)
        try FileManager.default.copyItem(at: file(small), to: copy)
        return try await Town(file: copy, folder: folder, isCounting: isCounting, isBehindProxy: isBehindProxy)
    }

    /// Seconds that it took to invent the large town, when that was done.
    var inventionOfLarge: Double? {
        (try? String(contentsOf: file(large).appendingPathExtension("seconds"), encoding: .utf8)).flatMap { Double($0) }
    }

    private func file(_ dossiers: Int) -> URL { folder.appending(path: "bench-\(dossiers).sqlite") }

    private func town(of dossiers: Int) async throws -> Town {
        if !FileManager.default.fileExists(atPath: file(dossiers).path) { try await invent(dossiers) }
        return try await Town(file: file(dossiers), folder: folder)
    }

    /// Under another name until it is whole: a run that was stopped leaves no half town.
    private func invent(_ dossiers: Int) async throws {
        Console.say("  inventing \(dossiers) requests …")
        let unfinished = folder.appending(path: "bench-unfinished.sqlite")
        remove(unfinished)
        let town = try await Town(file: unfinished, folder: folder)
        let seconds = try await town.invent(dossiers)
        await town.product.close()
        try FileManager.default.moveItem(at: unfinished, to: file(dossiers))
        try "\(seconds)".write(to: file(dossiers).appendingPathExtension("seconds"), atomically: true, encoding: .utf8)
    }

    private func remove(_ file: URL) {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + end) }
    }
}

/// Admiville with two agents of ours and the procedures that are measured.
struct Town: Sendable {
    static let password = "Sept-hirondelles-au-lavoir-7"
    /// Handles the requests of one unit.
    static let agentOfOneUnit = "une@banc.example"
    /// Handles those of all of them.
    static let agentOfAllUnits = "toutes@banc.example"

    let product: Product
    let database: CountingDatabase?

    /// - Parameter isCounting: whether statements are counted, which costs a little.
    init(file: URL, folder: URL, isCounting: Bool = false, isBehindProxy: Bool = false) async throws {
        let settings = try Settings(
            SettingsSource([
                "ADMILIB_DATA": folder.appending(path: "bench-files").path, "ADMILIB_DATABASE": file.path,
                "ADMILIB_BEHIND_PROXY": isBehindProxy ? "yes" : "no",
            ])
        )
        let plain = try SQLiteDatabase(path: file.path)
        let counting = isCounting ? CountingDatabase(plain) : nil
        database = counting
        let start = ContinuousClock.now
        // A clock that goes on, so that what is kept in memory for a few seconds is read again as it would be.
        product = try await Product(
            settings, database: counting ?? plain, key: Array(repeating: 7, count: 32),
            clock: { Self.morning + (ContinuousClock.now - start).seconds }
        )
        try await product.migrate()
        try await BareTables(database: plain).forgetSignIns()
    }

    static let morning = Date(timeIntervalSince1970: 1_772_438_400)  // 2 March 2026, 9:00 in Paris

    /// The same town, its statements counted.
    func counting() async throws -> Town {
        await product.close()
        let file = URL(filePath: product.settings.storage.database)
        return try await Town(file: file, folder: file.deletingLastPathComponent(), isCounting: true)
    }

    /// - Returns: the seconds that the requests took.
    func invent(_ dossiers: Int) async throws -> Double {
        _ = try await product.makeDemo(dossiers: 0, seed: 1, baseURL: "http://localhost")
        let organisation = try await organisation
        let units = try await Dictionary(uniqueKeysWithValues: product.organisations.units(of: organisation).map { ($0.key, $0.id) })
        for procedure in BenchProcedures.files {
            let outcome = try await product.procedures.importFile(
                yaml: procedure, organisation: organisation, units: units, publish: true, now: Self.morning)
            if case .refused(let faults) = outcome { throw BadProcedure(faults: "\(faults)") }
        }
        try await add(Self.agentOfOneUnit, Array(units.values.sorted().prefix(1)), organisation)
        try await add(Self.agentOfAllUnits, Array(units.values), organisation)
        let seconds = try await Stopwatch.wait { _ = try await product.makeDemo(dossiers: dossiers, seed: 1, baseURL: "http://localhost") }
        // A town that had something already is not filled, and every figure of it would be splendid.
        let count = try await product.dossiers.count(of: organisation)
        guard count >= dossiers else { throw BadProcedure(faults: "only \(count) requests where \(dossiers) were asked for") }
        return seconds
    }

    private func add(_ address: String, _ units: [UnitID], _ organisation: OrganisationID) async throws {
        guard let email = EmailAddress(address) else { return }
        let roles = Dictionary(uniqueKeysWithValues: units.map { ($0, [AgentRole.caseworker, .manager] as Set) })
        _ = try await product.identity.addAgent(
            email: email, name: "Agent du banc", roles: roles, password: Self.password, of: organisation, now: Self.morning)
    }

    var organisation: OrganisationID {
        get async throws {
            guard let first = try await product.organisations.all().first else { throw BadProcedure(faults: "no town") }
            return first.id
        }
    }

    func client() -> Client { Client(product.front.router(product.routes)) }

    /// A client at the desk.
    func client(as email: String) async throws -> Client {
        let client = client()
        try await client.get("/bureau/connexion")
        try await client.post("/bureau/connexion", [("email", email), ("mot_de_passe", Self.password)])
        return client
    }
}

struct BadProcedure: Error, CustomStringConvertible {
    let faults: String
    var description: String { faults }
}
