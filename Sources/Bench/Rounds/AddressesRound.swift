import Addresses
import App
import Foundation
import Storage

/// The addresses of a département: read from a file, then looked for, as they are written and misspelled.
struct AddressesRound {
    let folder: URL
    let count: Int

    private static let now = Town.morning

    func figures() async throws -> [Figure] {
        let csv = folder.appending(path: "bench-addresses.csv"), file = folder.appending(path: "bench-addresses.sqlite")
        for path in [csv.path, file.path, file.path + "-wal", file.path + "-shm"] { try? FileManager.default.removeItem(atPath: path) }
        let samples = try InventedAddresses(count: count).write(to: csv, keeping: 2000)
        let database = try SQLiteDatabase(path: file.path)
        _ = try await Migrator(AddressesFeature.migrations).run(on: database, now: Self.now)
        let addresses = AddressesFeature(database: database, folder: folder)
        let importing = try await importing(csv, addresses, database)
        let searching = try await searching(samples, addresses)
        await database.close()
        let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        return importing + [Figure("– on the disk", "\(size / 1_000_000) MB")] + searching
    }

    private func importing(_ csv: URL, _ addresses: AddressesFeature, _ database: any Storage.Database) async throws -> [Figure] {
        Memory.forgetPeak()
        let (before, handle) = (Memory.resident, try FileHandle(forReadingFrom: csv))
        var edition: AddressEdition?
        // Somebody files a request meanwhile: how long does the longest write wait?
        let waits = Task {
            var worst = 0.0
            while !Task.isCancelled {
                let wait = try await Stopwatch.wait {
                    try await WaitTables(database: database).writeNothing()
                }
                worst = max(worst, wait)
                try? await Task.sleep(for: .milliseconds(10))
            }
            return worst
        }
        let processor = Stopwatch.processor
        let seconds = try await Stopwatch.wait {
            edition = try await addresses.importFile(handle, named: csv.lastPathComponent, now: Self.now).edition
        }
        let spent = Stopwatch.processor - processor
        waits.cancel()
        let worst = try await waits.value
        let size = edition.map { "\($0.addresses) addresses, \($0.streets) streets, \($0.communes) communes" } ?? ""
        return [
            Figure("Import of \(size)", "\(seconds.rounded2) s (\(spent.rounded2) s of processor)"),
            Figure("– memory at its peak, beyond what the program had", "\((Memory.peak - before).rounded0) MB"),
            Figure("– the longest that another write waited meanwhile (SQLite has one writer)", worst.inMilliseconds),
        ]
    }

    private func searching(_ samples: [String], _ addresses: AddressesFeature) async throws -> [Figure] {
        let wrong = samples.enumerated().map { $1.misspelled($0) }
        var found = 0, near = 0, number = 0
        for (text, spoilt) in zip(samples, wrong) {
            found += try await addresses.find(text).contains { $0.label == text } ? 1 : 0
            near += try await (addresses.find(spoilt) + addresses.near(spoilt)).contains { $0.label == text } ? 1 : 0
        }
        func next(_ texts: [String]) -> String {
            number += 1
            return texts[number % texts.count]
        }
        let exact = try await Stopwatch.cost(rounds: 3, of: 500) { _ = try await addresses.find(next(samples)) }
        let misspelled = try await Stopwatch.cost(rounds: 3, of: 500) { _ = try await addresses.near(next(wrong)) }
        let street = wrong.map { String($0.prefix { $0 != "," }) }
        let alone = try await Stopwatch.cost(rounds: 3, of: 500) { _ = try await addresses.near(next(street)) }
        let typing = samples.map { String($0.prefix { $0 != "," }.dropLast(3)) }
        let offered = try await Stopwatch.cost(rounds: 3, of: 500) { _ = try await addresses.suggestions(for: next(typing), atMost: 8) }
        return [
            Figure("Addresses found as they are written, of \(samples.count)", "\(found)", target: "all", isMet: found == samples.count),
            Figure("– with a letter left out or two exchanged, and abbreviations", "\(near)"),
            told("A search (median; p99)", exact), told("A misspelled search, with its commune (median; p99)", misspelled),
            told("A misspelled search, without its commune (median; p99)", alone),
            told("Suggestions while one types, without the commune (median; p99)", offered),
        ]
    }

    private func told(_ name: String, _ cost: Cost) -> Figure { Figure(name, "\(cost.median.inMilliseconds); \(cost.p99.inMilliseconds)") }
}

/// What the system counts of this process, in megabytes.
enum Memory {
    static var resident: Double { value("VmRSS:") }
    static var peak: Double { value("VmHWM:") }

    /// From here on, the peak is that of what follows (proc(5), `clear_refs`).
    static func forgetPeak() { try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8) }

    private static func value(_ name: String) -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
        return (line?.split(separator: " ").compactMap { Double($0) }.first ?? 0) / 1000
    }
}
