import Core
import Forms
import Foundation
import HTTPTypes
import Hummingbird
import Law
import NIOCore
import Web
import Workflows

/// The list as a file, streamed: five hundred rows in memory at a time, whatever the length.
struct ExportController: Sendable {
    static let rowsPerRead = 500

    let dossiers: any DossierRepository
    let sheets: any ProcedureSheets
    let colleagues: any Colleagues

    var routes: [Route] {
        [
            .agents(.get, "/bureau/export.csv", AgentRole.seeingDossiers) { try await export($0, as: .csv) },
            .agents(.get, "/bureau/export.ods", AgentRole.seeingDossiers) { try await export($0, as: .ods) },
        ]
    }

    enum Format: Sendable { case csv, ods }

    private func export(_ visit: AgentVisit, as format: Format) async throws -> Response {
        let sheets = try await sheets.all(in: visit.viewer.organisation)
        let table = try await ExportTable(
            filter: DossierFilter(visit.visit).understood(with: sheets), sheets: sheets,
            units: colleagues.units(of: visit.viewer.organisation), agents: colleagues.agents(in: visit.viewer.units), visit: visit
        )
        let body = ResponseBody { writer in
            switch format {
            case .csv: try await writeCSV(table, visit, to: &writer)
            case .ods: try await writeODS(table, visit, to: &writer)
            }
            try await writer.finish(nil)
        }
        let name = "demandes-\(visit.visit.today)." + (format == .csv ? "csv" : "ods")
        let type = format == .csv ? "text/csv; charset=utf-8" : ODS.mediaType
        return Response(status: .ok, headers: Response.downloadHeaders(name: name, mediaType: type), body: body)
    }

    private func writeCSV(_ table: ExportTable, _ visit: AgentVisit, to writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: CSV.start + CSV.line(table.headers)))
        try await eachPage(table, visit) { rows in
            try await writer.write(ByteBuffer(string: rows.map(CSV.line).joined()))
        }
    }

    private func writeODS(_ table: ExportTable, _ visit: AgentVisit, to writer: inout any ResponseBodyWriter) async throws {
        var archive = ZipStream()
        for (name, text) in ODS.fixedParts { try await writer.write(archive.whole(name, Array(text.utf8))) }
        try await writer.write(archive.begin("content.xml"))
        try await writer.write(archive.more(Array((ODS.head(sheet: "Demandes") + ODS.row(table.headers)).utf8)))
        try await eachPage(table, visit) { rows in try await writer.write(archive.more(Array(rows.map(ODS.row).joined().utf8))) }
        try await writer.write(archive.more(Array(ODS.tail.utf8)))
        try await writer.write(archive.end())
        try await writer.write(archive.directory())
    }

    private func eachPage(_ table: ExportTable, _ visit: AgentVisit, _ body: ([[String]]) async throws -> Void) async throws {
        var cursor: ListCursor?
        repeat {
            let page = try await dossiers.list(
                table.filter, after: cursor, atMost: Self.rowsPerRead, viewer: visit.viewer, today: visit.visit.today, zone: visit.site.zone
            )
            try await body(page.rows.filter { !$0.isRestricted }.map { table.cells($0, page.fields[$0.id] ?? []) })
            cursor = page.next
        } while cursor != nil
    }
}

/// What an exported row holds.
struct ExportTable: Sendable {
    let filter: DossierFilter
    let sheets: [ProcedureSheet]
    let units: [UnitSheet]
    let agents: [AgentSheet]
    let visit: AgentVisit

    /// The listable fields have columns of their own when the list is of one procedure.
    private var fields: [(id: String, label: String)] {
        guard let sheet = sheets.first(where: { $0.procedure == filter.procedure }) else { return [] }
        return sheet.form.fields.filter { $0.isListable || $0.isStatistical }.map { ($0.id, $0.label) }
    }

    var headers: [String] {
        ["number", "procedure", "applicant", "status", "channel", "received", "due", "unit", "assignee"].map { visit.words("dossiers.column.\($0)") }
            + fields.map(\.label)
    }

    func cells(_ row: DossierRow, _ answers: [ListedAnswer]) -> [String] {
        let sheet = sheets.first { $0.procedure == row.procedure }
        return [
            row.reference.description, sheet?.title ?? "", row.applicant,
            sheet.map { DeskStatus(words: visit.words).label(row.status, row.nature, in: $0.workflow) } ?? row.status,
            visit.words("dossiers.channel.\(row.channel.rawValue)"), LocalDate(row.receivedAt, in: visit.site.zone).description,
            row.silenceOn?.description ?? "", units.first { $0.id == row.unit }?.name ?? "", agents.first { $0.id == row.assignee }?.name ?? "",
        ] + fields.map { field in answers.first { $0.field == field.id }?.shown ?? "" }
    }
}
