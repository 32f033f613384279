import Core
import Foundation

/// What an archive holds, for whoever receives it and for their programs: each file with its SHA-256.
struct HandoverManifest: Sendable {
    struct File: Sendable, Equatable {
        let name: String
        let size: Int
        /// In hexadecimal.
        let digest: String
    }

    static let name = "manifeste.json"
    static let summary = "demande.pdf"

    let reference: Reference
    let procedure: String
    let from: String
    let handover: Handover
    let receivedOn: LocalDate
    let handedOverOn: LocalDate
    let answers: [(page: String, lines: [(label: String, text: [String])])]
    let files: [File]

    var json: JSON {
        [
            "format": "admilib-transmission-1", "legalBasis": "CRPA, art. L114-2", "number": .string(reference.description),
            "procedure": .string(procedure), "from": .string(from), "to": .string(handover.name), "receivedOn": .string(receivedOn.description),
            "transmittedOn": .string(handedOverOn.description),
            "answers": .array(answers.flatMap(\.lines).map { ["question": .string($0.label), "answer": .array($0.text.map(JSON.string))] }),
            "files": .array(files.map { ["name": .string($0.name), "size": .int($0.size), "sha256": .string($0.digest)] }),
        ]
    }

    /// The names that files have in the archive: numbered, since two may be alike, and without a path of their own.
    static func names(_ files: [String]) -> [String] {
        files.enumerated().map { index, name in
            let safe = name.replacing("/", with: "-").replacing("\\", with: "-")
            return "fichiers/\(index < 9 ? "0" : "")\(index + 1)-\(safe)"
        }
    }
}
