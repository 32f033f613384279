import Core
import Foundation
import Law
import Web
import Workflows

/// The rows of the list. What a hundred of them share is looked up once.
struct DeskRows {
    private let page: DossierPage
    private let sheets: [ProcedureID: (title: String, statuses: [String: HTML])]
    private let agents: [AgentID: String]
    private let channels: [Channel: String]
    private let natures: [Status.Nature: HTML]
    private let forwarded: HTML
    private let words: Words
    private let zone: TimeZone
    private let today: LocalDate
    private let now: Date

    init(page: DossierPage, sheets: [ProcedureSheet], agents: [AgentSheet], visit: AgentVisit) {
        self.page = page
        let shown = Set(page.rows.map(\.procedure))
        self.sheets = Dictionary(sheets.filter { shown.contains($0.procedure) }.map { ($0.procedure, Self.shown($0, visit.words)) }) { first, _ in
            first
        }
        self.agents = Dictionary(agents.map { ($0.id, $0.name) }) { first, _ in first }
        let words = visit.words
        channels = Dictionary(uniqueKeysWithValues: Channel.allCases.map { ($0, words("dossiers.channel.\($0.rawValue)")) })
        natures = Dictionary(
            uniqueKeysWithValues: Set(page.rows.map(\.nature)).map { ($0, StatusTag(words("dossiers.nature.\($0.rawValue)"), $0.tone).html) })
        forwarded = StatusTag(words("dossiers.status.forwarded"), .neutral).html
        self.words = words
        zone = visit.site.zone
        today = visit.visit.today
        now = visit.now
    }

    private static func shown(_ sheet: ProcedureSheet, _ words: Words) -> (title: String, statuses: [String: HTML]) {
        let statuses = sheet.workflow.statuses.map { ($0.key, StatusTag(DeskStatus(words: words).label($0), $0.nature.tone).html) }
        return (sheet.title, Dictionary(statuses) { first, _ in first })
    }

    var html: HTML { "\(page.rows.map(row))" }

    private func row(_ row: DossierRow) -> HTML {
        if row.isRestricted { return restricted(row) }
        let number = row.reference.description
        let sheet = sheets[row.procedure]
        let listed = page.fields[row.id]
        return """
            <tr><td><input type="checkbox" name="numero" value="\(number)" aria-label="\(words("dossiers.desk.selectOne", ["number": number]))"><input type="hidden" name="version-\(number)" value="\(row.version)"></td>
            <th scope="row"><a href="\(DossierPaths.desk(row.reference))">\(number)</a></th>
            <td>\(sheet?.title ?? "")\(listed.map { "<br><small>\($0)</small>" as HTML })</td><td>\(row.applicant)</td>
            <td>\(row.status == Dossier.forwarded ? forwarded : sheet?.statuses[row.status] ?? natures[row.nature])</td><td>\(channels[row.channel] ?? "")</td>
            <td class="once">\(LocalDate(row.receivedAt, in: zone).slashed)</td><td class="once">\(due(row))\(owed(row))</td>
            <td>\(row.assignee.flatMap { agents[$0] } ?? "")</td></tr>

            """
    }

    /// Shown as such, with nothing of its person, and chosen for nothing.
    private func restricted(_ row: DossierRow) -> HTML {
        """
        <tr><td></td><th scope="row"><a href="\(DossierPaths.desk(row.reference))">\(row.reference.description)</a></th>
        <td>\(sheets[row.procedure]?.title ?? "")</td><td></td><td>\(StatusTag(words("dossiers.sealed.status"), .neutral))</td><td></td>
        <td class="once">\(LocalDate(row.receivedAt, in: zone).slashed)</td><td></td><td></td></tr>

        """
    }

    /// What we undertook and still owe, when it comes before what the law asks, or is late.
    private func owed(_ row: DossierRow) -> HTML? {
        CommitmentMark(row.commitments, words: words, zone: zone, now: now).map { "<br>\($0.html)" }
    }

    private func due(_ row: DossierRow) -> HTML {
        if let implicit = row.implicit, !row.nature.isFinal {
            return "\(StatusTag(words("dossiers.due.\(implicit.effect.rawValue)", ["date": implicit.effectiveFrom.slashed]), .bad))"
        }
        if row.nature == .waiting, let day = row.answerBy {
            return day < today
                ? "\(StatusTag(words("dossiers.due.unanswered", ["date": day.slashed]), .waiting))"
                : "\(words("dossiers.due.answer", ["date": day.slashed]))"
        }
        guard let day = row.silenceOn, !row.nature.isFinal else { return HTML() }
        let left = day.dayNumber - today.dayNumber
        if left < 0 { return "\(StatusTag(words("dossiers.due.late", ["date": day.slashed]), .bad))" }
        if left <= 7 { return "\(StatusTag(words("dossiers.due.soon", ["date": day.slashed]), .waiting))" }
        return "\(day.slashed)"
    }
}

extension HTML.StringInterpolation {
    /// On one line.
    fileprivate mutating func appendInterpolation(_ answers: [ListedAnswer]) {
        for index in answers.indices {
            if index > 0 { appendLiteral(" · ") }
            appendInterpolation(answers[index].shown)
        }
    }
}
