import Core
import Testing

@testable import Reception

@Suite("Separator sheets")
struct ScanSheetsTests {
    private static let sheets = ScanSheets(key: [7])
    private static let reference = Reference("7K3M-Q2XN-8W4P") ?? .random()

    @Test("Their squares are read back; the same square with another number, or another installation's, is nobody's")
    func codes() {
        let reference = Reference.random()
        let code = Self.sheets.code(for: .request(reference))

        #expect(Self.sheets.sheet(code) == .request(reference))
        #expect(Self.sheets.sheet(Self.sheets.code(for: .new)) == .new)
        #expect(ScanSheets(key: [8]).sheet(code) == nil)
        #expect(
            Self.sheets.sheet(code.replacing(reference.description.filter { $0 != "-" }, with: Reference.random().description.filter { $0 != "-" }))
                == nil)
        for other in ["", "ADMILIB-SCAN:", "ADMILIB-SCAN:X.Y", "https://exemple.example", "ADMILIB-SCAN:NEW."] {
            #expect(Self.sheets.sheet(other) == nil)
        }
    }

    @Test("The address that scans are kept under says the request to nobody else")
    func recipient() throws {
        let reference = Reference.random()
        let address = try #require(Self.sheets.recipient(for: reference))

        #expect(Self.sheets.reference(in: address.folded) == reference)
        #expect(ScanSheets(key: [8]).reference(in: address.folded) == nil)
        #expect(Self.sheets.reference(in: "scan+\(reference).0@scan.invalid") == nil)
    }

    @Test("Pages are cut where sheets stand: before the first, between two, behind the last; the back of a sheet counts once")
    func cuts() {
        let request = ScanSheets.Sheet.request(.random())
        func cut(_ pages: [ScanSheets.Sheet?]) -> [String] {
            ScanCut.cuts(pages).map { "\($0.sheet == .new ? "new" : "request") \($0.pages.lowerBound)-\($0.pages.upperBound)" }
        }

        #expect(cut([nil, nil]) == ["new 1-2"])
        #expect(cut([.new, nil, request, request, nil, nil, .new, nil]) == ["new 2-2", "request 5-6", "new 8-8"])
        #expect(cut([nil, request, nil]) == ["new 1-1", "request 3-3"])
        #expect(cut([.new, request]) == [] && cut([]) == [])
    }
}
