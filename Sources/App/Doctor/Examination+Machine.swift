import Foundation

/// The settings, the folder, the key, the disk and the programs.
extension Examination {
    func names() -> [Finding] {
        unknown.map { name in
            .wrong(
                "\(name) is not a setting of Admilib: nobody reads it",
                mend: SettingsSource.nearest(to: name).map { "write \($0), which is probably what is meant" }
                    ?? "take it away; `admilib config` lists those that there are")
        }
    }

    func folder() -> Finding {
        let path = settings.storage.data.path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return .wrong("there is no folder \(path)", mend: "create it and give it to the user that runs Admilib (chown), or set ADMILIB_DATA")
        }
        guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
            return .wrong("the folder \(path) cannot be read", mend: "give it to the user that runs Admilib: chown -R admilib \(path)")
        }
        guard FileManager.default.isWritableFile(atPath: path) else {
            return .wrong("the folder \(path) cannot be written", mend: "give it to the user that runs Admilib: chown -R admilib \(path)")
        }
        return mode(path) & 0o007 == 0 ? .fine("folder \(path)") : .wrong("everyone on this machine can look into \(path)", mend: "chmod 700 \(path)")
    }

    func key() -> Finding {
        if settings.storage.key != nil { return .fine("key: from the settings") }
        let path = settings.storage.keyFile.path
        // Whether it should be there is told by the database.
        guard FileManager.default.fileExists(atPath: path) else { return .note("key: none yet in \(path)") }
        guard mode(path) & 0o077 == 0 else { return .wrong("others can read the key \(path)", mend: "chmod 600 \(path)") }
        guard (try? InstallationKey.load(settings.storage)) != nil else {
            return .wrong("the key \(path) is not 64 hexadecimal digits", mend: "put back the copy of the key that you kept")
        }
        return .fine("key: \(path) (keep a copy elsewhere)")
    }

    /// A disk that fills up is the commonest way for a small server to stop.
    func room() -> Finding {
        let free = machine.freeBytes(settings.storage.data.path) / 1_000_000_000
        return free >= 2
            ? .fine("disk: \(free) GB free") : .wrong("only \(free) GB free on the disk", mend: "make room, or move ADMILIB_DATA to a larger disk")
    }

    func programs() -> [Finding] {
        [
            (settings.tools.weasyprint, "weasyprint", "PDFs"), ("/usr/bin/img2pdf", "img2pdf", "photos joined into one PDF"),
            ("/usr/bin/convert-im6.q16", "imagemagick", "photos"), ("/usr/bin/pdftoppm", "poppler-utils", "PDFs that come"),
            ("/usr/bin/zbarimg", "zbar-tools", "sheets between scanned letters"),
        ].map { path, package, use in
            FileManager.default.isExecutableFile(atPath: path)
                ? .fine("\(path) (\(use))") : .wrong("\(path) is missing (\(use))", mend: "apt install \(package)")
        }
    }

    private func mode(_ path: String) -> Int { (try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int) ?? 0 }
}
