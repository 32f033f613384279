import Core
import Law

/// What a processing does, part by part, in a form that can be kept and compared: what the data protection officer agrees to.
struct ApprovedContent: Sendable, Equatable {
    /// Part → what it is made of → how it is said. `fields` → `naissance` → « Date de naissance ».
    let parts: [String: [String: String]]

    init(_ record: ProcessingRecord) {
        if let told = record.told {
            parts = [
                "data": Self.named(told.data), "tables": Self.named(told.tables ?? []), "recipients": Self.named(record.recipients),
                "connectors": Self.named(record.connectors), "retention": ["retention": told.retention, "backups": String(record.backupDays)],
                "purpose": ["purpose": record.purpose, "basis": record.basis, "persons": told.persons, "source": told.source],
            ]
            return
        }
        let rule = record.rule
        parts = [
            "fields": Dictionary(record.asked.map { ($0.id, "\($0.label) (\($0.category.rawValue))") }) { first, _ in first },
            "pieces": Self.named(record.pieces), "recipients": Self.named(record.recipients), "connectors": Self.named(record.connectors),
            "sources": Self.named(record.sources),
            "retention": [
                "months": String(rule.months), "active": String(rule.monthsAtHand), "fate": rule.fate.rawValue, "legalBasis": rule.legalBasis,
                "backups": String(record.backupDays),
            ],
            "purpose": ["purpose": record.purpose, "basis": record.basis],
        ]
    }

    private static func named(_ names: [String]) -> [String: String] { Dictionary(names.map { ($0, $0) }) { first, _ in first } }

    init?(_ json: JSON) {
        guard let parts = json.object else { return nil }
        self.parts = parts.mapValues { ($0.object ?? [:]).compactMapValues(\.string) }
    }

    var json: JSON { .object(parts.mapValues { .object($0.mapValues(JSON.string)) }) }
    /// Two contents that are the same have the same.
    var digest: String { Secret.digest(json.text) }
}

/// A difference between what was agreed to and what runs.
struct Drift: Sendable, Equatable, Comparable {
    enum Kind: String, Sendable, CaseIterable { case added, removed, changed }

    let part: String
    let kind: Kind
    let item: String
    /// What it says now; what it said, for one that was removed.
    let text: String

    static func < (left: Drift, right: Drift) -> Bool { (left.part, left.item) < (right.part, right.item) }

    /// What changed since the approval, in order.
    static func between(_ approved: ApprovedContent, _ current: ApprovedContent) -> [Drift] {
        Set(approved.parts.keys).union(current.parts.keys).flatMap { part in
            compare(part, approved.parts[part] ?? [:], current.parts[part] ?? [:])
        }.sorted()
    }

    private static func compare(_ part: String, _ old: [String: String], _ new: [String: String]) -> [Drift] {
        Set(old.keys).union(new.keys).compactMap { item in
            switch (old[item], new[item]) {
            case (nil, let text?): Drift(part: part, kind: .added, item: item, text: text)
            case (let text?, nil): Drift(part: part, kind: .removed, item: item, text: text)
            case (let before?, let text?) where before != text: Drift(part: part, kind: .changed, item: item, text: text)
            default: nil
            }
        }
    }
}
