import Core
import Yams

/// A file's text made a tree, within limits that no text can pass: nothing here runs longer than the text is long.
enum YAMLSource {
    static let mostBytes = 1 << 20
    /// Of lists and mappings in one another. A real file needs 12.
    static let deepest = 32

    /// - Throws: one ``FileFault``: what is not YAML cannot be read further.
    static func tree(_ text: String) throws(FileFault) -> Node {
        guard text.utf8.count <= mostBytes else { throw .ofFile("definitions.file.tooLarge") }
        // Aliases are refused before composing: Yams compares the keys of each mapping whole, and a key made of aliases of aliases
        // ("billion laughs") would keep it busy for ever. Without an anchor there is no alias.
        if let line = lineOfAnchor(in: text) { throw FileFault(line: line, column: 1, field: "", message: UserMessage("definitions.file.anchor")) }
        do {
            // libYAML itself stops at 1000 levels, which bounds Yams' recursion.
            guard let root = try compose(yaml: text) else { throw FileFault.ofFile("definitions.file.empty") }
            return root
        } catch let error as YamlError {
            throw FileFault(error)
        } catch let fault as FileFault {
            throw fault
        } catch {
            throw .ofFile("definitions.file.unreadable")
        }
    }

    /// The first line where `&name` stands where YAML would read an anchor. In running text, `&` is followed by a space.
    private static func lineOfAnchor(in text: String) -> Int? {
        var line = 1
        var before: Unicode.Scalar = "\n"
        var beforeThat = before
        for scalar in text.unicodeScalars {
            if before == "&", isNameSymbol(scalar), mayPrecedeAnchor(beforeThat) { return line }
            if scalar == "\n" { line += 1 }
            (beforeThat, before) = (before, scalar)
        }
        return nil
    }

    private static func isNameSymbol(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-")
    }

    private static func mayPrecedeAnchor(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || "[]{},:>".unicodeScalars.contains(scalar)
    }
}

extension FileFault: Error {
    static func ofFile(_ key: String) -> FileFault { FileFault(line: 1, column: 1, field: "", message: UserMessage(key)) }
}
