import Core
import Forms

/// The formats that can be received. Which of them a question takes is its ``FileRule``'s business.
public enum FileFormat: String, Sendable, CaseIterable {
    case pdf, jpeg, png, heic, webp, gif, tiff, bmp, docx, odt, doc, rtf, txt, xlsx, ods, csv

    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg, .png, .heic, .webp, .gif, .tiff, .bmp: "image/\(rawValue)"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .doc: "application/msword"
        case .rtf: "application/rtf"
        case .txt: "text/plain"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .csv: "text/csv"
        }
    }

    var kind: FileRule.Accepted {
        switch self {
        case .pdf: .pdf
        case .jpeg, .png, .heic, .webp, .gif, .tiff, .bmp: .image
        case .docx, .odt, .doc, .rtf, .txt: .document
        case .xlsx, .ods, .csv: .spreadsheet
        }
    }

    /// What people call it: the name of the program, or of the format itself. The same in every language.
    var title: String {
        switch self {
        case .doc, .docx: "Word"
        case .xlsx: "Excel"
        case .odt, .ods: "LibreOffice"
        default: rawValue.uppercased()
        }
    }

    /// Inside a zip file are other files; these formats are zip files.
    var isZip: Bool { [.docx, .odt, .xlsx, .ods].contains(self) }

    /// The first is the one we write.
    private var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .heic: ["heic", "heif"]
        case .tiff: ["tif", "tiff"]
        default: [rawValue]
        }
    }

    private static let known = Set(allCases.flatMap(\.extensions))

    /// `IMG_2041.HEIC` kept as a JPEG is `IMG_2041.jpg`. An extension that is none of ours stays, and ours follows it.
    func name(from name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "\(name).\(extensions[0])" }
        let end = name[name.index(after: dot)...].lowercased()
        if extensions.contains(end) { return name }
        return "\(Self.known.contains(end) ? String(name[..<dot]) : name).\(extensions[0])"
    }
}
