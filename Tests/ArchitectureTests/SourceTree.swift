import Foundation

/// The files of the project as text: these tests read the code, they do not run it.
enum SourceTree {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every Swift file of the product.
    static let product: [SourceFile] = files(under: "Sources").filter { $0.path.hasSuffix(".swift") }

    /// Every file below a folder, hidden ones left out, sorted by path.
    static func files(under folder: String) -> [SourceFile] {
        paths(under: folder).map(file)
    }

    static func file(_ path: String) -> SourceFile {
        SourceFile(path: path, text: (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? "")
    }

    /// The same, by path from the root of the project only.
    static func paths(under folder: String) -> [String] {
        let start = root.appending(path: folder).path
        let found = FileManager.default.enumerator(atPath: start)?.compactMap { $0 as? String } ?? []
        return found.filter { isFile(start + "/" + $0) && !$0.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__pycache__" } }
            .map { folder + "/" + $0 }.sorted()
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }
}

/// A file and its place in the house.
struct SourceFile: Sendable, CustomStringConvertible {
    /// "Sources/Dossiers/Domain/Draft.swift".
    let path: String
    let text: String
    /// The text without its comments: what is said of a thing is not the thing.
    let code: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = text.split(separator: "\n", omittingEmptySubsequences: false).map(Self.withoutComment).joined(separator: "\n")
    }

    var description: String { path }

    /// "Dossiers".
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// Whether it lies in a folder of this name, at any depth of its room.
    func isIn(_ folder: String) -> Bool { path.split(separator: "/").dropFirst(2).dropLast().contains { $0 == folder } }

    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count }

    /// The modules it imports.
    var imports: Set<String> {
        Set(code.split(separator: "\n").compactMap { $0.wholeMatch(of: /(?:@\w+ |public )*import (\w+)/).map { String($0.output.1) } })
    }

    /// A comment begins the line, or follows a space: the slashes of an address follow a colon.
    private static func withoutComment(_ line: Substring) -> Substring {
        guard let slashes = line.firstRange(of: "//") else { return line }
        if line[..<slashes.lowerBound].allSatisfy({ $0 == " " }) { return "" }
        return line.firstRange(of: " // ").map { line[..<$0.lowerBound] } ?? line
    }
}
