import Core
import Foundation
import Organisations
import Procedures
import Storage

/// What `admilib doctor` looks at. Each finding says what to do.
public struct Examination: Sendable {
    let settings: Settings

    public init(settings: Settings) { self.settings = settings }

    public struct Finding: Sendable {
        public let isWrong: Bool
        public let line: String

        static func fine(_ text: String) -> Finding { Finding(isWrong: false, line: "  ok    \(text)") }
        static func wrong(_ text: String, mend: String) -> Finding { Finding(isWrong: true, line: "  WRONG \(text)\n        → \(mend)") }
        static func note(_ text: String) -> Finding { Finding(isWrong: false, line: "  note  \(text)") }
    }

    public func run() async -> [Finding] {
        var findings = [folder(), key(), room()] + programs()
        // Opening a file that is not there would make it.
        if !settings.storage.isPostgres, !FileManager.default.fileExists(atPath: settings.storage.database) {
            return findings + [.note("no database yet at \(settings.storage.database): `admilib migrate` makes it"), mail(), proxy()]
        }
        do {
            let database = try await Product.openDatabase(settings)
            findings += await examine(database)
            await database.close()
        } catch {
            findings.append(.wrong("the database cannot be opened: \(error)", mend: "check ADMILIB_DATABASE and that the database answers"))
        }
        return findings + [mail(), proxy()]
    }

    private func folder() -> Finding {
        let path = settings.storage.data.path
        guard FileManager.default.isWritableFile(atPath: path) else {
            return .wrong("the folder \(path) cannot be written", mend: "create it and give it to the user that runs Admilib, or set ADMILIB_DATA")
        }
        let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
        return mode & 0o007 == 0 ? .fine("folder \(path)") : .wrong("everyone on this machine can look into \(path)", mend: "chmod 700 \(path)")
    }

    private func key() -> Finding {
        if settings.storage.key != nil { return .fine("key: from the settings") }
        let path = settings.storage.keyFile.path
        guard FileManager.default.fileExists(atPath: path) else { return .note("key: will be made at the first start in \(path)") }
        let mode = (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0
        return mode & 0o077 == 0
            ? .fine("key: \(path) (keep a copy elsewhere)") : .wrong("others can read the key \(path)", mend: "chmod 600 \(path)")
    }

    /// A disk that fills up is the commonest way for a small server to stop.
    private func room() -> Finding {
        let values = try? FileManager.default.attributesOfFileSystem(forPath: settings.storage.data.path)
        let free = (values?[.systemFreeSize] as? Int64 ?? 0) / 1_000_000_000
        return free >= 2
            ? .fine("disk: \(free) GB free") : .wrong("only \(free) GB free on the disk", mend: "make room, or move ADMILIB_DATA to a larger disk")
    }

    private func programs() -> [Finding] {
        [
            (settings.tools.weasyprint, "weasyprint", "PDFs"), ("/usr/bin/img2pdf", "img2pdf", "photos joined into one PDF"),
            ("/usr/bin/convert-im6.q16", "imagemagick", "photos"), ("/usr/bin/pdftoppm", "poppler-utils", "PDFs that come"),
            ("/usr/bin/zbarimg", "zbar-tools", "sheets between scanned letters"),
        ].map { path, package, use in
            FileManager.default.isExecutableFile(atPath: path)
                ? .fine("\(path) (\(use))") : .wrong("\(path) is missing (\(use))", mend: "apt install \(package)")
        }
    }

    private func examine(_ database: any Database) async -> [Finding] {
        do {
            let pending = try await Migrator(Product.migrations).pending(on: database)
            guard pending.isEmpty else {
                return [.wrong("the database lacks \(pending.count) steps", mend: "make a backup, then run `admilib migrate`")]
            }
            let counts = try await Jobs(database).counts()
            let failed = counts[.failed] ?? 0
            let jobs: Finding =
                failed == 0
                ? .fine("jobs: \(counts[.ready] ?? 0) waiting, none failed")
                : .wrong("\(failed) jobs failed for good", mend: "read /bureau/courriels and the log, mend the cause, then replay them")
            return [.fine("database: up to date"), jobs, try await town(database)]
        } catch {
            return [.wrong("the database cannot be read: \(error)", mend: "restore the last backup, or ask for help with this line")]
        }
    }

    private func town(_ database: any Database) async throws -> Finding {
        // Any key will do to count procedures: reading the real one could make it.
        let product = try await Product(settings, database: database, key: Array(repeating: 0, count: 32), clock: { Date() })
        var shown = 0
        for organisation in try await product.organisations.all() { shown += try await product.procedures.all(organisation: organisation.id).count }
        if shown == 0 { return .note("no procedure is published: `admilib procedures import`") }
        return .fine("\(shown) \(shown == 1 ? "procedure" : "procedures") published")
    }

    private func mail() -> Finding {
        settings.mail.server == nil ? .note("mail does not leave: set ADMILIB_SMTP") : .fine("mail: by \(settings.mail.server ?? "")")
    }

    private func proxy() -> Finding {
        settings.server.isBehindProxy || settings.server.isDevelopment
            ? .fine("served at \(settings.server.host):\(settings.server.port)")
            : .wrong("cookies travel without HTTPS", mend: "put a reverse proxy in front, and set ADMILIB_BEHIND_PROXY=yes")
    }
}
