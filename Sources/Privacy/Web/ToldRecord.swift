import Core
import Definitions
import Law
import Web

/// An entry of the record in words, in the order of article 30.1.
struct ToldRecord {
    let record: ProcessingRecord
    let site: Site
    let words: Words
    let sentences: RecordSentences

    struct Line {
        let label: String
        let text: String
    }

    var lines: [Line] {
        let texts: KeyValuePairs<String, String> = [
            "title": record.title,
            "controller": [site.name, site.address.replacing("\n", with: ", "), site.phone].filter { !$0.isEmpty }.joined(separator: ", "),
            "officer": site.dataProtection ?? site.email,
            "unit": record.unit,
            "purpose": record.purpose,
            "basis": record.basis,
            "persons": record.told?.persons ?? record.audience.map { words("privacy.audience.\($0.rawValue)") }.joined(separator: ", "),
            "data": record.told?.data.joined(separator: " ; ")
                ?? record.categories.map { words("privacy.category.\($0.rawValue)") }.joined(separator: ", "),
            "pieces": record.pieces.isEmpty ? words("privacy.record.none") : record.pieces.joined(separator: " ; "),
            "source": record.told?.source
                ?? (record.givers.map { words("privacy.record.giver.\($0.rawValue)") } + record.sources).joined(separator: " ; "),
            "recipients": record.recipients.joined(separator: ", "),
            "processors": record.connectors.isEmpty ? words("privacy.record.none") : record.connectors.joined(separator: ", "),
            "transfers": sentences.text(.transfers, words),
            "retention": record.told?.retention
                ?? "\(words.rule(record.rule)) – \(words("privacy.fate.\(record.rule.fate.rawValue)")) – \(record.rule.legalBasis)",
            "backups": words.count(record.backupDays, "privacy.record.backups.kept"),
            "automated": sentences.text(.automated, words),
            "security": sentences.text(.security, words),
        ]
        return texts.map { key, text in Line(label: words("privacy.record.\(key)"), text: text) }
    }
}

/// The whole record on paper.
struct RegisterPaper {
    let records: [ToldRecord]
    let visit: AgentVisit

    private var words: Words { visit.words }

    var page: HTML {
        """
        <!DOCTYPE html><html lang="\(words.language.rawValue)"><head><meta charset="utf-8"><title>\(words("privacy.register.title"))</title>
        <style>@page { size: A4; margin: 2cm } body { font-family: sans-serif; font-size: 9.5pt } h2 { break-before: auto; margin-top: 1.5em } \
        dt { font-weight: bold } dd { margin: 0 0 .4em 0 } dl { margin: 0 }</style></head><body>
        <p>\(visit.site.name) – \(visit.visit.today.inWords(words.language))</p><h1>\(words("privacy.register.title"))</h1>
        <p>\(words("privacy.register.about"))</p>
        \(records.map(section))
        </body></html>
        """
    }

    private func section(_ told: ToldRecord) -> HTML {
        "<h2>\(told.record.title)</h2><dl>\(told.lines.dropFirst().map { "<dt>\($0.label)</dt><dd>\($0.text)</dd>" as HTML })</dl>"
    }
}
