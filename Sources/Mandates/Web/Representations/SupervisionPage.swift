import Core
import Foundation
import Hummingbird
import Law
import Web

/// What the supervising representative reads: the measure, and what was filed under it by those whom they watch over (C. civ. 454). **The acts, and not the
/// requests**: nothing ties a measure to the requests of a person.
struct SupervisionPage {
    let held: HeldRepresentation
    let acts: [(at: Date, author: String, act: ProtectedAct)]
    let visit: Visit

    var response: Response {
        let words = visit.words
        return visit.page(
            title: held.recorded.person,
            """
            \(BackLink(RepresentationPages.path, words: words))
            \(visit.query("fait") == nil ? nil : Notice(.success, words("mandates.supervise.done")))
            <h1>\(held.recorded.person)</h1>
            \(SummaryList(held.recorded.rows(words), words: words))
            <p>\(words("mandates.supervise.what"))</p>
            \(acts.isEmpty ? "<h2>\(words("mandates.supervise.acts"))</h2><p>\(words("mandates.supervise.none"))</p>" : table)
            <p>\(words("mandates.supervise.next", ["phone": visit.site.phone]))</p>
            """)
    }

    private var table: HTML {
        let words = visit.words
        let columns = ["day", "author", "act"].map { DataTable.Column(words("mandates.supervise.\($0)")) }
        let rows = acts.map { line -> [HTML] in
            [
                "\(LocalDate(line.at, in: visit.site.zone).inWords(words.language))", "\(line.author)",
                "\(words("mandates.protectedAct.\(line.act.rawValue)"))",
            ]
        }
        return DataTable(words("mandates.supervise.acts"), columns: columns, rows: rows).html
    }
}

extension RecordedMeasure {
    /// What tells which measure it is, for who acts or watches under it.
    func rows(_ words: Words) -> [SummaryList.Row] {
        [
            .init(words("mandates.measure.kind"), words("mandates.measure.kind.\(measure.kind.rawValue)")),
            .init(words("mandates.row.until"), measure.until.inWords(words.language)),
            .init(words("mandates.measure.judgment"), "\(judgment.court), \(judgment.number), \(judgment.on.inWords(words.language))"),
        ]
    }
}
