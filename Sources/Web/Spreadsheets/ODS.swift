import NIOCore

/// An OpenDocument spreadsheet of text cells (ISO/IEC 26300), row by row. Text cells run no formula.
public enum ODS {
    public static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

    /// `mimetype` must be first (ODF 1.2 part 3, §3.3).
    public static let fixedParts = [
        ("mimetype", mediaType),
        (
            "META-INF/manifest.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">\
            <manifest:file-entry manifest:full-path="/" manifest:media-type="\(mediaType)"/>\
            <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
            """
        ),
    ]

    /// Before the rows of the one sheet, in `content.xml`.
    public static func head(sheet name: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">\
        <office:body><office:spreadsheet><table:table table:name="\(name.filter { $0.isLetter || $0.isNumber || $0 == " " })">
        """
    }

    public static let tail = "</table:table></office:spreadsheet></office:body></office:document-content>"

    public static func row(_ cells: [String]) -> String {
        let row: HTML = "<table:table-row>\(cells.map(cell))</table:table-row>\n"
        return row.text
    }

    /// A whole file, when its rows fit in memory.
    public static func file(sheet name: String, _ rows: [[String]]) -> [UInt8] {
        var archive = ZipStream(), bytes: [UInt8] = []
        let content = head(sheet: name) + rows.map(row).joined() + tail
        for (name, text) in fixedParts + [("content.xml", content)] { bytes += archive.whole(name, Array(text.utf8)).readableBytesView }
        return bytes + archive.directory().readableBytesView
    }

    private static func cell(_ text: String) -> HTML {
        "<table:table-cell office:value-type=\"string\"><text:p>\(text.filter(isXML))</text:p></table:table-cell>"
    }

    /// XML 1.0 has no control characters but tab and line ends.
    private static func isXML(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF || $0 == "\t" || $0 == "\n" }
    }
}
