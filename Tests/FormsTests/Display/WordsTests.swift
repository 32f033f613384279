import Core
import Foundation
import Testing

@testable import Forms

@Suite("Words of the forms")
struct WordsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL

    /// The catalogue of a language, read in the plain way in which it is written: `key: "text"`, a line each.
    private static func catalogue(_ language: Language) throws -> [(key: String, text: String)] {
        try String(contentsOf: root.appending(path: "Assets/words/\(language.rawValue)/forms.yaml"), encoding: .utf8).split(separator: "\n").map {
            line in
            let colon = try #require(line.firstRange(of: ": "))
            return (String(line[..<colon.lowerBound]), String(line[colon.upperBound...].dropFirst().dropLast()))
        }
    }

    private static func arguments(of text: String) -> Set<String> { Set(text.matches(of: /%\{(\w+)\}/).map { String($0.output.1) }) }

    @Test("Both languages have the same keys, sorted, with the same arguments")
    func languages() throws {
        let french = try Self.catalogue(.french), english = try Self.catalogue(.english)

        #expect(french.map(\.key) == english.map(\.key))
        #expect(french.map(\.key) == french.map(\.key).sorted())
        for (text, translation) in zip(french, english) {
            #expect(Self.arguments(of: text.text) == Self.arguments(of: translation.text), "\(text.key)")
        }
    }

    @Test("Every key that the sources name has words, and no words are left over")
    func used() throws {
        let folder = Self.root.appending(path: "Sources/Forms")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        let sources = try files.filter { $0.pathExtension == "swift" }.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
        let named = Set(sources.matches(of: /"(forms\.[A-Za-z.]+)"/).map { String($0.output.1) })
        let faults = FormFault.Code.allCases.map { "forms.fault.\($0.rawValue)" }

        #expect(try Set(Self.catalogue(.french).map(\.key)) == named.union(faults))
    }
}
