import Core
import Definitions
import Foundation
import Procedures
import Web

/// Procedure files at the command line.
public enum ProcedureFiles {
    /// - Returns: a line for each fault, and whether one must be mended in the file.
    public static func check(_ file: String) throws -> (lines: [String], stops: Bool) {
        let faults = ProceduresFeature.check(yaml: try text(of: file))
        return (try lines(faults, file) + (faults.isEmpty ? ["\(file): nothing to mend"] : []), faults.haveErrors)
    }

    /// The description of a procedure of demarches-simplifiees, as one of ours.
    /// - Returns: the file, and a line for each thing that it had.
    public static func importDemarche(_ file: String) throws -> (yaml: String, report: [String]) {
        let words = try words()
        do {
            let made = try DemarcheImport(json: try text(of: file, mostBytes: DemarcheImport.mostBytes))
            return (made.definition.yaml, made.items.map { $0.line(words: words) })
        } catch let refusal as DemarcheRefusal {
            throw CommandFault("\(file): \(words(refusal.message))")
        }
    }

    static func text(of file: String, mostBytes: Int = 2 << 20) throws -> String {
        guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= mostBytes else {
            throw CommandFault("\(file) cannot be read, or weighs more than \(mostBytes >> 20) MB.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw CommandFault("\(file) is not in UTF-8.") }
        return text
    }

    static func lines(_ outcome: ImportOutcome, file: String) -> [String] {
        let faults = (try? lines(outcome.faults, file)) ?? []
        switch outcome {
        case .refused: return faults + ["\(file): refused, nothing was loaded"]
        case .kept(let version, _):
            return faults + ["\(file): version \(version.number), \(version.state.rawValue)\(version.isNew ? "" : " (unchanged)")"]
        }
    }

    private static func lines(_ faults: [FileFault], _ file: String) throws -> [String] {
        let words = try words()
        return faults.map { $0.line(in: file, words: words) }
    }

    /// In the language of the terminal.
    static func words() throws -> Words {
        let isFrench = ProcessInfo.processInfo.environment["LANG"]?.hasPrefix("en") != true
        return try EmbeddedAssets.catalogues()[isFrench ? .french : .english] ?? Words(.french, texts: [:])
    }
}

extension ImportOutcome {
    var stops: Bool { if case .refused = self { true } else { faults.haveErrors } }
}
