import Core
import Definitions
import Law
import TestSupport
import Testing

@testable import Procedures

@Suite("The words of this room")
struct WordsTests {
    private static let ours = ProcedureSamples.french.keys.filter { $0.hasPrefix("procedures.") }.sorted()

    @Test("English says all that French says, about the same things")
    func english() throws {
        let english = try #require(ProcedureSamples.words[.english])

        #expect(Self.ours == english.keys.filter { $0.hasPrefix("procedures.") }.sorted())
        for key in Self.ours { #expect(ProcedureSamples.french.arguments(of: key) == english.arguments(of: key), "\(key)") }
    }

    @Test("Every theme, audience, silence and fate has its words")
    func families() {
        let families: [String] =
            ProcedureTheme.allCases.flatMap { ["theme.\($0.rawValue)", "theme.\($0.rawValue).what"] }
            + LifeMoment.allCases.map { "moment.\($0.rawValue)" }
            + Audience.allCases.map { "audience.\($0.rawValue)" } + SilenceRule.Effect.allCases.map { "silence.\($0.rawValue)" }
            + SilenceRule.Start.allCases.map { "silence.start.\($0.rawValue)" } + RetentionRule.Fate.allCases.map { "data.retention.\($0.rawValue)" }
            + SilenceRule.Unit.allCases.flatMap { ["delay.\($0.rawValue).one", "delay.\($0.rawValue).many"] }

        for key in families { #expect(ProcedureSamples.french.has("procedures.\(key)"), "\(key)") }
    }
}
