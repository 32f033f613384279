import Core
import Foundation
import Storage
import Web

/// A file being read, by one thread at a time: it is passed from one to the next between two pieces.
final class AddressReading: @unchecked Sendable {
    /// Read without a pause; then whoever waits is told how far it is.
    private static let stride = 8 << 20

    private let source: AddressSource
    private var reader = AddressReader()

    init(_ file: FileHandle) { source = AddressSource(file) }

    var read: Int { source.read }
    var madeAt: Date? { source.madeAt }
    var faultCount: Int { reader.faultCount }
    var faults: [AddressReader.LineFault] { reader.faults }

    /// - Returns: whether there is more.
    func readSome() throws -> Bool {
        var count = 0
        while count < Self.stride {
            let bytes = try source.next()
            if bytes.isEmpty { return false }
            try reader.feed(bytes)
            count += bytes.count
        }
        return true
    }

    func finish() throws -> [Street] { try reader.finish() }
}

extension AddressesFeature {
    /// Reads a file of the Base Adresse Nationale, as it is or with gzip, and puts it in the place of what was there, or changes nothing.
    /// - Parameters:
    ///   - progress: told of how many bytes of the file were read, every few megabytes.
    ///   - follow: what others do because of it, in the same transaction.
    public func importFile(
        _ file: FileHandle, named name: String, now: Date, progress: (Int) async throws -> Void = { _ in },
        then follow: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws -> AddressImport {
        let reading = AddressReading(file)
        // Seconds of work, away from the threads that serve.
        while try await BlockingWork.run({ try reading.readSome() }) { try await progress(reading.read) }
        let streets = try await BlockingWork.run { try reading.finish() }
        try await progress(reading.read)
        let edition = try await repository.replace(
            with: streets, from: ImportedFile(name: name, madeAt: reading.madeAt), now: now, then: follow)
        return AddressImport(edition: edition, leftOut: reading.faultCount, faults: reading.faults.map { ($0.line, $0.fault) })
    }

    /// Removes the files that nobody came to read: their job was killed ten times, or belonged to another server.
    public func clean(now: Date) throws {
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: [.contentModificationDateKey])
        for file in files ?? [] {
            let changed = try file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate ?? now
            if now.timeIntervalSince(changed) > 86_400 { try FileManager.default.removeItem(at: file) }
        }
    }

    /// What reads the files that administrators give.
    /// - Parameter follow: what others do because of it, in the same transaction.
    public func jobs(
        clock: @escaping @Sendable () -> Date, then follow: @escaping @Sendable (Date, any Connection) throws -> Void
    ) -> [String: JobWorker.Handler] {
        [SQLImports.jobKind: { try await importAsked($0.payload["number"]?.int ?? 0, clock: clock, then: follow) }]
    }

    /// Killed anywhere, it is done again from the beginning: nothing was changed, or all was.
    private func importAsked(
        _ number: Int, clock: @Sendable () -> Date, then follow: @escaping @Sendable (Date, any Connection) throws -> Void
    ) async throws {
        guard let asked = try await imports.latest(), asked.number == number, ![.done, .refused].contains(asked.state) else { return }
        do {
            try await read(asked, clock: clock, then: follow)
        } catch let problem as AddressProblem {
            try await imports.refuse(number, problem, now: clock())
        }
        try? FileManager.default.removeItem(atPath: asked.location)
    }

    private func read(
        _ asked: RequestedImport, clock: @Sendable () -> Date, then follow: @escaping @Sendable (Date, any Connection) throws -> Void
    ) async throws {
        guard let file = FileHandle(forReadingAtPath: asked.location) else { throw AddressProblem.lost }
        defer { try? file.close() }
        let reading = AddressReading(file), now = clock(), number = asked.number
        let size = try max(1, FileManager.default.attributesOfItem(atPath: asked.location)[.size] as? Int ?? 1)
        repeat {
            try await imports.note(number, .reading, percent: min(99, reading.read * 100 / size), now: clock())
        } while try await BlockingWork.run { try reading.readSome() }
        let streets = try await BlockingWork.run { try reading.finish() }
        try await refuseFewer(streets, asked)
        try await imports.note(number, .writing, percent: 99, now: clock())
        let (leftOut, faults) = (reading.faultCount, reading.faults)
        _ = try await repository.replace(with: streets, from: ImportedFile(name: asked.file, madeAt: reading.madeAt), now: now) { connection in
            try SQLImports.finish(number, leftOut: leftOut, faults, now: now, on: connection)
            try follow(now, connection)
        }
    }

    /// The file of a commune in the place of that of a département would leave people without their street: it is asked first.
    private func refuseFewer(_ streets: [Street], _ asked: RequestedImport) async throws {
        guard !asked.takesFewer, let known = try await repository.edition() else { return }
        let count = streets.reduce(0) { $0 + $1.numbers.count }
        if count * 2 < known.addresses { throw AddressProblem.fewer(count) }
    }
}
