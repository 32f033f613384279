import Core

/// The sheets put between letters before they are scanned, as their squares say it: `ADMILIB-SCAN:NEW`, or the number of a request with a mark.
///
/// The mark is made with the installation's key: whoever knows a number cannot print a sheet that puts a paper with it.
public struct ScanSheets: Sendable {
    private let key: [UInt8]
    private static let prefix = "ADMILIB-SCAN:"
    private static let markLength = 20

    public init(key: [UInt8]) { self.key = key }

    enum Sheet: Sendable, Equatable {
        /// What follows goes to the inbox, for an agent to look at.
        case new
        /// What follows goes to this request.
        case request(Reference)
    }

    func code(for sheet: Sheet) -> String {
        switch sheet {
        case .new: Self.prefix + "NEW"
        case .request(let reference): Self.prefix + body(reference)
        }
    }

    /// `nil` for any other square: the letters themselves may hold some.
    func sheet(_ code: String) -> Sheet? {
        guard code.hasPrefix(Self.prefix) else { return nil }
        let body = code.dropFirst(Self.prefix.count)
        return body == "NEW" ? .new : request(String(body)).map(Sheet.request)
    }

    /// Where the messages of scans are kept under: `scan+7K3M….b194…@scan.invalid` says the request, with the same mark. Nobody's mail comes there
    /// (RFC 2606, 2).
    func recipient(for reference: Reference) -> MailPath? { MailPath("scan+\(body(reference))@\(Self.domain)".lowercased()) }

    func reference(in recipient: String) -> Reference? {
        let parts = recipient.lowercased().split(separator: "@")
        guard parts.count == 2, parts[1] == Self.domain, parts[0].hasPrefix("scan+") else { return nil }
        return request(String(parts[0].dropFirst(5)))
    }

    static let domain = "scan.invalid"

    private func body(_ reference: Reference) -> String {
        let number = reference.description.filter { $0 != "-" }
        return "\(number).\(Secret.mark("scan sheet \(reference)", key: key).prefix(Self.markLength))"
    }

    private func request(_ body: String) -> Reference? {
        let parts = body.split(separator: ".")
        guard parts.count == 2, let reference = Reference(String(parts[0])) else { return nil }
        let expected = self.body(reference).split(separator: ".").last.map(String.init) ?? ""
        return Secret.areEqual(parts[1].lowercased(), expected) ? reference : nil
    }
}

/// The pages of one scan, cut where separator sheets stand.
struct ScanCut: Sendable, Equatable {
    let sheet: ScanSheets.Sheet
    /// From 1.
    let pages: ClosedRange<Int>

    /// - Parameter sheets: what each page is, in order; `nil` for a page of a letter. What stands before the first sheet is a letter of its own; two
    ///   sheets behind each other, the two sides of one, count once.
    static func cuts(_ sheets: [ScanSheets.Sheet?]) -> [ScanCut] {
        var cuts: [ScanCut] = []
        var (current, start) = (ScanSheets.Sheet.new, 1)
        for (index, sheet) in (sheets + [.new]).enumerated() {
            guard let sheet else { continue }
            if index >= start { cuts.append(ScanCut(sheet: current, pages: start...index)) }
            (current, start) = (sheet, index + 2)
        }
        return cuts
    }
}
