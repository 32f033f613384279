import Core
import Definitions
import Foundation
import Web

/// The versions of a procedure and the changes of its working copy: who, when, what, and the way back.
struct VersionTable {
    let studio: StudioVisit
    let names: [AgentID: String]

    private var words: Words { studio.words }

    func html(_ versions: [BookVersion]) -> HTML {
        let columns = ["number", "state", "when", "who", "note", "open", "back"].map { DataTable.Column(words("studio.versions.\($0)")) }
        let isLive = versions.contains { $0.state == .published }
        return
            "\(DataTable(words("studio.versions.table"), columns: columns, rows: versions.map { cells($0, isLive: isLive) }, showsCaption: false))\(retiring(versions))"
    }

    private func cells(_ version: BookVersion, isLive: Bool) -> [HTML] {
        let tone: StatusTag.Tone = version.state == .published ? .good : .neutral
        return [
            "\(version.number)", "\(StatusTag(words("studio.versions.state.\(version.state.rawValue)"), tone))", day(version.createdAt),
            "\(name(version.agent))", "\(version.note)", "\(version.openDossiers)\(isLive ? moving(version) : nil)",
            """
            <form method="post" action="\(studio.link("versions"))">\(studio.visit.visit.formToken)\
            <input type="hidden" name="numero" value="\(version.number)">\
            <a href="\(studio.link("comparaison?avant=\(version.number)"))">\(words("studio.versions.compare"))\
            <span class="aside"> \(version.number)</span></a> \
            <button class="quiet">\(words("studio.versions.restore"))<span class="aside"> \(version.number)</span></button></form>
            """,
        ]
    }

    private func moving(_ version: BookVersion) -> HTML? {
        guard version.openDossiers > 0, version.state != .published else { return nil }
        let aside: HTML = "<span class=\"aside\"> \(version.number)</span>"
        return " <a href=\"\(studio.link("deplacement?de=\(version.number)"))\">\(words("studio.move.link"))\(aside)</a>"
    }

    private func retiring(_ versions: [BookVersion]) -> HTML? {
        guard versions.contains(where: { $0.state == .published }) else { return nil }
        return Details(
            words("studio.versions.retire"),
            """
            <p>\(words("studio.versions.retire.hint"))</p>
            <form method="post" action="\(studio.link("retrait"))">\(studio.visit.visit.formToken)\(Button(words("studio.versions.retire"), .danger))</form>
            """
        ).html
    }

    /// - Parameter title: what the table is of, for those who hear it.
    func html(_ changes: [DraftChange], titled title: String? = nil) -> HTML {
        let columns = ["when", "who", "what", "back"].map { DataTable.Column(words("studio.changes.\($0)")) }
        return "\(DataTable(title ?? words("studio.changes"), columns: columns, rows: changes.map(cells), showsCaption: false))"
    }

    private func cells(_ change: DraftChange) -> [HTML] {
        [
            day(change.at), "\(name(change.agent))", "\(words(change.what))",
            """
            <form method="post" action="\(studio.link("annulation"))">\(studio.visit.visit.formToken)\
            <input type="hidden" name="revision" value="\(change.revision)">\
            <button class="quiet">\(words("studio.changes.undo"))<span class="aside"> \(words(change.what))</span></button></form>
            """,
        ]
    }

    /// What was not published goes; it is asked first.
    var discarding: HTML {
        Details(
            words("studio.discard"),
            """
            <p>\(words("studio.discard.hint"))</p>
            <form method="post" action="\(studio.link("abandon"))">\(studio.visit.visit.formToken)\(Button(words("studio.discard"), .danger))</form>
            """
        ).html
    }

    private func name(_ agent: AgentID?) -> String { agent.flatMap { names[$0] } ?? words("studio.versions.nobody") }

    private func day(_ date: Date) -> HTML { "\(date.inWords(words.language, in: studio.visit.site.zone))" }
}
