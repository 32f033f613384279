/// A zip file whose files are stored as they are.
enum SampleZip {
    static func bytes(_ files: KeyValuePairs<String, String>) -> [UInt8] {
        var content: [UInt8] = [], directory: [UInt8] = []
        for (name, text) in files {
            let (name, text) = (Array(name.utf8), Array(text.utf8))
            let place = content.count
            // No check sum: nobody here unpacks.
            let sizes = short(0) + short(0) + long(0) + long(text.count) + long(text.count) + short(name.count)
            content += [0x50, 0x4B, 3, 4] + short(20) + short(0) + short(0) + sizes + short(0) + name + text
            directory += [0x50, 0x4B, 1, 2] + short(20) + short(20) + short(0) + short(0) + sizes + short(0) + short(0) + short(0) + short(0)
            directory += long(0) + long(place) + name
        }
        let end = short(0) + short(0) + short(files.count) + short(files.count) + long(directory.count) + long(content.count) + short(0)
        return content + directory + [0x50, 0x4B, 5, 6] + end
    }

    static let docx = bytes(["[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", "word/document.xml": "<w/>"])
    /// As some programs write it: libmagic knows it as a zip and no more.
    static let oddDocx = bytes(["docProps/app.xml": "<a/>", "word/document.xml": "<w/>", "word/styles.xml": "<w/>", "[Content_Types].xml": "<T/>"])
    static let xlsx = bytes(["[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", "xl/workbook.xml": "<w/>"])
    static let withMacros = bytes([
        "[Content_Types].xml": "<Types/>", "_rels/.rels": "<R/>", "word/document.xml": "<w/>", "word/vbaProject.bin": "Auto_Open",
    ])
    static let odt = bytes(["mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"])
    static let ods = bytes(["mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>"])
    static let jar = bytes(["META-INF/MANIFEST.MF": "Main-Class: Evil", "Evil.class": "\u{CA}"])

    private static func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private static func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }
}
