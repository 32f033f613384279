import Definitions
import Law

/// The parts of a procedure that are one page of questions each.
enum Part: String, Sendable, CaseIterable {
    case identity, channels, texts, rules, data

    /// Where the faults of this part stand in the file.
    var roots: [String] {
        switch self {
        case .identity: ["procedure", "title", "summary", "theme", "moments", "keywords", "audience", "unit", "sector", "free", "fee", "delay"]
        case .channels: ["channels", "external"]
        case .texts: ["description", "who", "knowledge", "notices"]
        case .rules: ["silence", "retention", "legal", "remedy", "permit", "act", "parents", "proof"]
        case .data: ["data"]
        }
    }

    var sheet: Sheet { Sheet(name: rawValue, entries: entries) }

    private var entries: [Sheet.Entry] {
        switch self {
        case .identity: Self.identityEntries
        case .channels: Self.channelEntries
        case .texts: [.init("description", .lines), .init("who", .lines), .init("knowledge", .lines)]
        case .rules: Self.ruleEntries
        case .data: [.init("data.purpose", .line), .init("data.basis", .line), .init("data.recipients", .list), .init("data.sources", .list)]
        }
    }

    private static let identityEntries: [Sheet.Entry] = [
        .init("title", .line), .init("summary", .line), .init("theme", .word(ProcedureTheme.allCases.map(\.rawValue))),
        .init("moments", .words(LifeMoment.allCases.map(\.rawValue))), .init("keywords", .list),
        .init("audience", .words(Audience.allCases.map(\.rawValue))), .init("unit", .reference(.unit)),
        .init("sector", .word(PrivacySector.allCases.map(\.rawValue))), .init("free", .flag), .init("fee", .line), .init("delay", .line),
    ]

    private static let channelEntries: [Sheet.Entry] = [
        .init("channels.online", .word(["true", "external"])), .init("channels.phone", .lines), .init("channels.counter", .lines),
        .init("external.name", .line), .init("external.url", .line), .init("external.why", .lines),
    ]

    private static let ruleEntries: [Sheet.Entry] = [
        .init("silence.effect", .word(SilenceRule.Effect.allCases.map(\.rawValue))), .init("silence.delay", .delay(["days", "months"])),
        .init("silence.start", .word(SilenceRule.Start.allCases.map(\.rawValue))),
        .init("silence.incomplete", .word(SilenceRule.IncompleteEffect.allCases.map(\.rawValue))), .init("silence.legalBasis", .line),
        .init("silence.checkedOn", .day), .init("silence.checkedBy", .line), .init("remedy", .line),
        .init("permit", .word(UrbanPermit.allCases.map(\.rawValue))), .init("act", .word(ProtectedAct.allCases.map(\.rawValue))),
        .init("parents", .line), .init("proof.level", .word(NeededProof.Level.allCases.map(\.rawValue))), .init("proof.why", .line),
        .init("legal", .list),
        .init("retention.months", .number), .init("retention.active", .number),
        .init("retention.fate", .word(RetentionRule.Fate.allCases.map(\.rawValue))),
        .init("retention.legalBasis", .line),
    ]
}
