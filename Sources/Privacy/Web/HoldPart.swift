import Core
import Foundation
import Web

/// What is held, or restricted, and the end of it.
struct HoldPart {
    static let reference = "numero"
    static let reason = "motif"

    let holds: [LegalHold]
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }
    private var zone: TimeZone { visit.site.zone }

    var html: HTML {
        """
        <h2>\(words("privacy.holds.title"))</h2>
        <p>\(words("privacy.holds.how"))</p>
        \(holds.isEmpty ? "<p class=\"empty\">\(words("privacy.holds.empty"))</p>" : table.html)
        <form method="post" action="\(RetentionController.path)/gels">\(visit.visit.formToken)
        <h3>\(words("privacy.holds.place"))</h3>
        \(TextInput(typed.question(Self.reference, "privacy.holds.reference"), .number, value: typed.form.first(Self.reference) ?? ""))
        \(typed.line(Self.reason, "privacy.holds.reason"))
        <div class="actions">\(Button(words("privacy.holds.button")))</div>
        </form>
        """
    }

    private var table: DataTable {
        let columns = ["reference", "kind", "reason", "since", "end"].map { DataTable.Column(words("privacy.holds.column.\($0)")) }
        let rows = holds.map { hold -> [HTML] in
            [
                "\(hold.reference.description)", "\(words("privacy.holds.kind.\(hold.kind.rawValue)"))", "\(hold.reason)",
                "\(told(hold.placedAt, hold.placedBy))", hold.liftedAt.map { "\(told($0, hold.liftedBy ?? ""))" } ?? lifting(hold),
            ]
        }
        return DataTable(words("privacy.holds.title"), columns: columns, rows: rows, showsCaption: false)
    }

    private func told(_ moment: Date, _ name: String) -> String {
        words("privacy.holds.by", ["day": LocalDate(moment, in: zone).inWords(words.language), "name": name])
    }

    private func lifting(_ hold: LegalHold) -> HTML {
        if let day = hold.liftOn { return "\(ending(hold, on: day))" }
        guard AgentRole.protection.contains(where: visit.viewer.has) else { return "\(words("privacy.holds.now"))" }
        let button = words(hold.kind == .hold ? "privacy.holds.lift" : "privacy.holds.announce")
        return """
            <form method="post" action="\(RetentionController.path)/gels/\(hold.id.description)/levee">\(visit.visit.formToken)\
            \(Button(button, .secondary))<span class="aside"> \(hold.reference.description)</span></form>
            """
    }

    /// Whom nobody can write to by e-mail, an agent tells.
    private func ending(_ hold: LegalHold, on day: LocalDate) -> String {
        let contact = hold.contact ?? ""
        let key = EmailAddress(contact) == nil ? "privacy.holds.ends.tell" : "privacy.holds.ends.mailed"
        return words(key, ["day": day.inWords(words.language), "contact": contact])
    }
}
