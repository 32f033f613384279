import App
import Core
import Foundation
import Hummingbird
import Storage
import Web

/// Sixty-four people who file at the same moment, every filing on the disk before its answer.
struct DurableRound {
    static let tasks = 64
    let town: Town

    func figures() async throws -> [Figure] {
        let tables = BareTables(database: town.product.database)
        try await tables.prepare()
        let bytes = try await tables.bytesOfFiling()
        let filings = try await filings()
        let bare = try await bareRate(tables, bytes: bytes)
        let rows = try await rowsRate(tables)
        let whole = try await wholePathRate()
        let disk = DiskProbe.fdatasyncs(in: URL(filePath: town.product.settings.storage.database).deletingLastPathComponent())
        await town.product.close()
        let share = filings / rows
        return [
            Figure(
                "Durable filings at \(Self.tasks) clients", "\(filings.rounded0)/s, \(share.inPercent)", target: "at least 60 %", isMet: share >= 0.6,
                bare: "\(rows.rounded0)/s: the same rows in the same tables, nothing else"),
            Figure(
                "– beside one row of a table without indexes", (filings / bare).inPercent, bare: "\(bare.rounded0)/s: the same \(bytes) bytes"),
            Figure("– from the first click to the page that follows", "\(whole.rounded0)/s (8 requests, 4 commits each)"),
            Figure("– this disk", "\(disk.rounded0) fdatasync/s of 4 KiB"),
        ]
    }

    /// The last click alone: everything before it was done.
    private func filings() async throws -> Double {
        let times = 8
        var rates: [Double] = []
        for _ in 0..<5 {
            let ready = Ready(try await Self.drafts(town, Self.tasks * times))
            rates.append(
                try await Stopwatch.rate(rounds: 1, tasks: Self.tasks, times: times) { task, time in
                    let (client, draft) = ready.drafts[task * times + time]
                    try await client.post(draft + "/depot", [])
                })
        }
        return rates.median
    }

    private static func drafts(_ town: Town, _ count: Int) async throws -> [(Client, String)] {
        var drafts: [(Client, String)] = []
        let responder = town.product.front.router(town.product.routes).buildResponder()
        for _ in 0..<count {
            let client = Client(responder)
            try await client.get("/demarches/\(BenchProcedures.twoPages)")
            drafts.append((client, try await PersonPath(client: client).fillIn()))
        }
        return drafts
    }

    private func wholePathRate() async throws -> Double {
        let responder = town.product.front.router(town.product.routes).buildResponder()
        return try await Stopwatch.rate(rounds: 3, tasks: Self.tasks, times: 1) { _, _ in
            let client = Client(responder)
            try await client.get("/demarches/\(BenchProcedures.twoPages)")
            for _ in 0..<4 { try await PersonPath(client: client).file() }
        } * 4
    }

    private func bareRate(_ tables: BareTables, bytes: Int) async throws -> Double {
        let text = String(repeating: "a", count: max(1, bytes))
        return try await Stopwatch.rate(tasks: Self.tasks, times: 100) { _, _ in try await tables.insert(text) }
    }

    private func rowsRate(_ tables: BareTables) async throws -> Double {
        let model = try await tables.lastDossier()
        return try await Stopwatch.rate(tasks: Self.tasks, times: 20) { _, _ in
            try await tables.copyFiling(of: model, as: .random(), at: Town.morning)
        }
    }
}

/// Clients handed to tasks, each to one task.
private final class Ready: @unchecked Sendable {
    let drafts: [(Client, String)]

    init(_ drafts: [(Client, String)]) { self.drafts = drafts }
}
