import Core
import Foundation
import Law
import TestSupport
import Testing
import Workflows

@testable import Definitions

@Suite("docs/procedures.md")
struct DocumentationTests {
    private static let told: Set<Substring> = {
        let path = ProcedureSamples.repository.appending(path: "docs/procedures.md")
        return Set(((try? String(contentsOf: path, encoding: .utf8)) ?? "").split { !$0.isLetter && $0 != "-" })
    }()

    /// Every word that a file may have: those who write files have nothing else to read.
    private static let words: [String] =
        Mapping.procedureKeys + Mapping.tests + FieldKindName.commonKeys + FieldKindName.allCases.map(\.rawValue) + FieldKindName.allKeys.sorted()
        + ProcedureTheme.allCases.map(\.rawValue) + PrivacySector.allCases.map(\.rawValue) + Audience.allCases.map(\.rawValue)
        + SilenceRule.Effect.allCases.map(\.rawValue) + SilenceRule.Start.allCases.map(\.rawValue)
        + SilenceRule.IncompleteEffect.allCases.map(\.rawValue) + RetentionRule.Fate.allCases.map(\.rawValue)
        + Status.Nature.allCases.map(\.rawValue) + Action.Actor.allCases.map(\.rawValue) + Action.Need.allCases.map(\.rawValue)
        + ProcedureDefinition.shippedUnits.sorted()

    @Test("Tells every word that a file may have", arguments: Set(words).sorted())
    func tells(word: String) { #expect(Self.told.contains(word[...])) }
}
