/// What a file is, by what it holds: never by its name, which anyone may change.
enum FoundContent: Sendable, Equatable {
    case format(FileFormat)
    case refused(RefusedContent)

    /// - Parameters:
    ///   - mediaType: as libmagic names it.
    ///   - name: the file's name, which only chooses between formats that cannot harm.
    init(mediaType: String, name: String) {
        if let format = Self.formats[mediaType] {
            self = .format(format)
        } else if mediaType == "text/plain" || mediaType == "text/csv" {
            self = .format(Self.textFormat(isTable: mediaType == "text/csv", name: name.lowercased()))
        } else {
            self = .refused(Self.refused[mediaType] ?? Self.family(of: mediaType))
        }
    }

    /// A letter with commas looks like a table, and a table with semicolons like a letter.
    private static func textFormat(isTable: Bool, name: String) -> FileFormat {
        if name.hasSuffix(".csv") { return .csv }
        return isTable && !name.hasSuffix(".txt") ? .csv : .txt
    }

    private static func family(of mediaType: String) -> RefusedContent {
        if mediaType.hasPrefix("video/") || mediaType.hasPrefix("audio/") { return .recording }
        // text/x-shellscript, text/x-script.python, text/x-c…
        if mediaType.hasPrefix("text/x-") { return .program }
        if mediaType.hasPrefix("application/vnd.openxmlformats-") || mediaType.hasPrefix("application/vnd.oasis.") { return .otherDocument }
        return .unknown
    }

    private static let formats: [String: FileFormat] = [
        "application/pdf": .pdf, "image/jpeg": .jpeg, "image/png": .png, "image/webp": .webp, "image/gif": .gif, "image/tiff": .tiff,
        "image/bmp": .bmp, "image/x-ms-bmp": .bmp,
        "image/heic": .heic, "image/heif": .heic, "image/heic-sequence": .heic, "image/heif-sequence": .heic,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": .docx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": .xlsx,
        "application/vnd.oasis.opendocument.text": .odt, "application/vnd.oasis.opendocument.spreadsheet": .ods,
        "application/msword": .doc, "text/rtf": .rtf, "application/rtf": .rtf,
    ]

    private static let refused: [String: RefusedContent] = [
        "image/svg+xml": .drawing, "image/vnd.adobe.photoshop": .otherDocument, "application/postscript": .otherDocument,
        "text/html": .webPage, "application/xhtml+xml": .webPage,
        "application/x-dosexec": .program, "application/vnd.microsoft.portable-executable": .program, "application/x-executable": .program,
        "application/x-pie-executable": .program, "application/x-sharedlib": .program, "application/x-object": .program,
        "application/x-mach-binary": .program, "application/x-msi": .program, "application/java-archive": .program,
        "application/x-java-applet": .program, "application/vnd.android.package-archive": .program, "application/javascript": .program,
        "text/javascript": .program, "application/x-ms-shortcut": .program, "application/x-wine-extension-ini": .program,
        "application/zip": .archive, "application/x-rar": .archive, "application/vnd.rar": .archive, "application/x-7z-compressed": .archive,
        "application/gzip": .archive, "application/x-tar": .archive, "application/x-bzip2": .archive, "application/x-xz": .archive,
        "application/zstd": .archive, "application/vnd.ms-cab-compressed": .archive, "application/x-iso9660-image": .archive,
        "application/x-lzh-compressed": .archive, "application/x-cpio": .archive, "application/x-archive": .archive,
        "message/rfc822": .mail, "application/vnd.ms-outlook": .mail,
        "application/vnd.ms-excel": .otherDocument, "application/vnd.ms-powerpoint": .otherDocument, "application/CDFV2": .otherDocument,
        "application/x-ole-storage": .otherDocument, "application/vnd.ms-office": .otherDocument,
    ]
}

/// What is never received, by what one tells the person.
public enum RefusedContent: String, Sendable, CaseIterable {
    case program
    case webPage
    /// A drawing that is text, and may hold a program (SVG).
    case drawing
    case archive
    /// Sound or film.
    case recording
    case mail
    /// A text or a spreadsheet with programs in it.
    case macros
    /// Several formats at once: what one program shows is not what another opens.
    case mixture
    case otherDocument
    case unknown
}
