import Core
import Foundation
import Hummingbird
import Web

/// The intermediate archive, for the archivist: one request at a time, for a reason that is written down; and who opened what.
struct SealedReadings: Sendable {
    static let path = "/bureau/conservation/consultations"
    static let reference = "numero"
    static let reason = "motif"

    let retention: SQLRetention
    let archive: CopyArchive

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.privacy) { try await show($0, TypedForm(words: $0.words)) },
            .agents(.post, Self.path, [.archivist], answer: open),
            .agents(.get, Self.path + "/:reference/copie.zip", [.archivist], answer: copy),
        ]
    }

    private func show(_ visit: AgentVisit, _ typed: TypedForm) async throws -> Response {
        SealedReadingsPage(openings: try await retention.openings(in: visit.viewer.organisation), visit: visit, typed: typed).response()
    }

    @Sendable private func open(_ visit: AgentVisit) async throws -> Response {
        var typed = TypedForm(visit.form, words: visit.words)
        let reason = typed.text(Self.reason, most: 1000, missing: "privacy.fault.reason")
        let reference = typed.form.text(Self.reference).flatMap { Reference($0) }
        if reference == nil { typed.refuse(Self.reference, "privacy.fault.reference") }
        guard typed.isRight, let reference else { return try await show(visit, typed) }
        guard try await retention.openApart(reference, to: visit.viewer, because: reason, at: visit.now) != nil else {
            typed.refuse(Self.reference, "privacy.fault.notApart")
            return try await show(visit, typed)
        }
        return .seeOther("\(Self.path)?ouverte=\(reference)")
    }

    @Sendable private func copy(_ visit: AgentVisit) async throws -> Response {
        let reference: Reference = try visit.visit.parameter("reference")
        guard let id = try await retention.opened(reference, to: visit.viewer) else { throw PrivacyProblem.unknownRequest }
        return archive.response(name: "demande-\(reference).zip", visit: visit.visit, .init(withNotes: true)) { last in last < id ? [id] : [] }
    }
}

/// Who opened what, and the form of the archivist.
struct SealedReadingsPage {
    let openings: [SealOpening]
    let visit: AgentVisit
    let typed: TypedForm

    private var words: Words { visit.words }

    func response() -> Response {
        let title = words("privacy.sealed.title")
        return visit.visit.page(
            title: title, status: typed.isRight ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("privacy.title"), HubController.path), (words("privacy.retention.title"), RetentionController.path)], words: words))
            \(typed.summary)\(opened)
            <h1>\(title)</h1>
            <p>\(words("privacy.sealed.how"))</p>
            \(openings.isEmpty ? "<p class=\"empty\">\(words("privacy.sealed.empty"))</p>" : table.html)
            \(if: visit.viewer.has(.archivist), form)
            """)
    }

    private var opened: Notice? {
        guard let reference = visit.visit.query("ouverte").flatMap({ Reference($0) }) else { return nil }
        return Notice(
            .success, title: words("privacy.sealed.opened", ["number": reference.description]),
            html: "<p><a href=\"\(SealedReadings.path)/\(reference.description)/copie.zip\">\(words("privacy.sealed.take"))</a></p>")
    }

    private var table: DataTable {
        let columns = ["reference", "reason", "by"].map { DataTable.Column(words("privacy.sealed.column.\($0)")) }
        let rows = openings.map { opening -> [HTML] in
            let day = opening.at.inWords(words.language, in: visit.site.zone)
            return [
                "\(opening.reference.description)", "\(opening.reason)", "\(words("privacy.holds.by", ["day": day, "name": opening.by]))",
            ]
        }
        return DataTable(words("privacy.sealed.title"), columns: columns, rows: rows, showsCaption: false)
    }

    private var form: HTML {
        """
        <h2>\(words("privacy.sealed.open"))</h2>
        <form method="post" action="\(SealedReadings.path)">\(visit.visit.formToken)
        \(TextInput(typed.question(SealedReadings.reference, "privacy.holds.reference"), .number, value: typed.form.first(SealedReadings.reference) ?? ""))
        \(typed.area(SealedReadings.reason, "privacy.sealed.reason", hint: "privacy.sealed.reason.hint", rows: 3))
        <div class="actions">\(Button(words("privacy.sealed.button")))</div></form>
        """
    }
}
