import Core
import Foundation
import Organisations
import People
import Procedures
import Storage

/// What the database holds, and what goes with it.
extension Examination {
    func examine(_ database: any Database) async -> [Finding] {
        do {
            let pending = try await Migrator(Product.migrations).pending(on: database)
            guard pending.isEmpty else { return [lacking(pending)] }
            let signs = VitalSigns(database: database)
            var findings: [Finding] = [.fine("database: up to date"), try await clock(signs)]
            findings += try await jobs(signs)
            findings += try await sealed(signs)
            if let server = try await signs.server() { findings.append(dump(of: server.version)) }
            return findings + [try await backup(signs)] + oldBackups + [try await town(database)]
        } catch MigrationError.madeByNewerProgram(let names) {
            return [
                .wrong(
                    "the database was upgraded by a newer version of Admilib (\(names.joined(separator: ", ")))",
                    mend: "install that version again, or restore a backup that was made before the upgrade")
            ]
        } catch {
            return [.wrong("the database cannot be read: \(error)", mend: "restore the last backup, or ask for help with this line")]
        }
    }

    private func lacking(_ pending: [String]) -> Finding {
        let isNew = pending.count >= Product.migrations.count / 2
        return .wrong(
            isNew
                ? "the database has no tables yet"
                : "the database lacks \(pending.count) steps, from \(pending[0]): an upgrade was not made, or not finished",
            mend: "make a backup, then run `admilib migrate`: it goes on where it stopped")
    }

    /// The last thing that was written says the time below which no clock can be; PostgreSQL has a clock of its own.
    private func clock(_ signs: VitalSigns) async throws -> Finding {
        let now = machine.now(), mend = "timedatectl set-ntp true; time limits and proofs rest on the clock"
        if let last = try await signs.lastWritten(), last > now + 300 {
            return .wrong("this machine says \(now.iso), and something was written at \(last.iso)", mend: mend)
        }
        guard let other = try await signs.server()?.clock else { return .fine("clock: \(now.iso)") }
        return abs(other.timeIntervalSince(now)) < 60
            ? .fine("clock: \(now.iso), as PostgreSQL's") : .wrong("this machine says \(now.iso), and PostgreSQL \(other.iso)", mend: mend)
    }

    private func jobs(_ signs: VitalSigns) async throws -> [Finding] {
        let counts = try await Jobs(signs.database).counts(), now = machine.now()
        let stuck = try await signs.stuckJobs(at: now)
        var findings: [Finding] = []
        // While the service is stopped, as between a restoration and its start, jobs wait as they should.
        let runs = try await signs.lastBeat().map { now.timeIntervalSince($0) < 600 } ?? false
        if stuck > 0 {
            findings.append(
                runs
                    ? .wrong(
                        "\(stuck) jobs are stuck: nobody takes them (mail, time limits)",
                        mend: "start the service again: systemctl restart admilib; journalctl -u admilib says more")
                    : .note("\(stuck) jobs wait for the service to be started"))
        }
        let failed = counts[.failed] ?? 0
        if failed > 0 {
            findings.append(
                .wrong("\(failed) jobs failed for good", mend: "read /bureau/courriels and the log, mend the cause, then replay them"))
        }
        return findings.isEmpty ? [.fine("jobs: \(counts[.ready] ?? 0) waiting, none stuck, none failed")] : findings
    }

    /// What only the key opens: the latest files. Those of years ago are left to `admilib backup`, which reads everything.
    private func sealed(_ signs: VitalSigns) async throws -> [Finding] {
        let database = signs.database, digests = try await signs.latestFiles(500), hasSectors = try await signs.holdsKeys()
        guard settings.storage.key != nil || FileManager.default.fileExists(atPath: settings.storage.keyFile.path) else {
            return digests.isEmpty && !hasSectors ? [] : [missingKey]
        }
        // One that cannot be read was told already.
        guard let key = try? InstallationKey.load(settings.storage) else { return [] }
        let product = try await Product(settings, database: database, key: key, clock: machine.now)
        for organisation in try await product.organisations.all() {
            do { try await product.people.checkKey(of: organisation.id) } catch { return [wrongKey] }
        }
        return try await files(digests, DiskBlobStore(folder: settings.storage.blobs, key: Secret.derivedKey(from: key, for: "blobs")))
    }

    private func files(_ digests: [BlobDigest], _ store: DiskBlobStore) async throws -> [Finding] {
        var missing = 0, damaged = 0
        for digest in digests {
            do { _ = try await store.open(digest) } catch BlobError.otherKey { return [wrongKey] } catch BlobError.missing {
                missing += 1
            } catch is BlobError {
                damaged += 1
            }
        }
        guard missing + damaged > 0 else {
            return digests.isEmpty ? [] : [.fine("files: the \(digests.count) latest are there, and the key opens them")]
        }
        return [
            .wrong(
                "of the \(digests.count) latest files that people sent, \(missing) are missing and \(damaged) are damaged",
                mend:
                    "take them from the last backup (tar xf, folder \(Backup.blobsName)) into \(settings.storage.blobs.path); see the disk: dmesg, smartctl"
            )
        ]
    }

    private var missingKey: Finding {
        .wrong(
            "the key \(settings.storage.keyFile.path) is missing, and the database holds what only it opens",
            mend:
                "put back the copy of the key that you kept, before anything else: a service that starts without it makes a new one, which opens nothing"
        )
    }

    private var wrongKey: Finding {
        .wrong(
            "the key is not the one of this database: files and spaces cannot be opened",
            mend: "put back the copy of the key that you kept (ADMILIB_KEY or \(settings.storage.keyFile.path)); do not make a new one")
    }

    private func backup(_ signs: VitalSigns) async throws -> Finding {
        let mend = "run `admilib backup FILE` every night (docs/operations.md), and keep the file on another machine"
        let now = machine.now()
        guard let date = settings.storage.lastBackupDate else {
            let first = try await signs.born()
            let isNew = now.timeIntervalSince(first ?? now) < 3 * 86_400
            return isNew ? .note("no backup yet: \(mend)") : .wrong("`admilib backup` never succeeded here", mend: mend)
        }
        let days = Int(now.timeIntervalSince(date) / 86_400)
        return days < 3 ? .fine("backup: \(date.iso)") : .wrong("the last backup is \(days) days old (\(date.iso))", mend: mend)
    }

    /// What was erased is still in them, and the record of processing says that it is not.
    private var oldBackups: [Finding] {
        let days = settings.storage.backupDays
        guard let folder = settings.storage.backupFolder else { return [] }
        // A day more: what the night removes was too old for a part of the day before.
        let old = Backup.written(in: folder, before: machine.now().addingTimeInterval(-Double(days + 1) * 86_400))
        if old.isEmpty { return [] }
        return [
            .wrong(
                "\(old.count) backups in \(folder.path) are more than \(days) days old: people are told that none is",
                mend: "back up with `--prune` (deploy/admilib.cron), or say how long you keep them: ADMILIB_BACKUP_DAYS")
        ]
    }

    private func town(_ database: any Database) async throws -> Finding {
        // Any key will do to count procedures: reading the real one could make it.
        let product = try await Product(settings, database: database, key: Array(repeating: 0, count: 32), clock: machine.now)
        var shown = 0
        for organisation in try await product.organisations.all() { shown += try await product.procedures.all(organisation: organisation.id).count }
        if shown == 0 { return .note("no procedure is published: `admilib procedures import`") }
        return .fine("\(shown) \(shown == 1 ? "procedure" : "procedures") published")
    }
}

extension Date {
    /// In universal time, to the second.
    fileprivate var iso: String { formatted(.iso8601) }
}
