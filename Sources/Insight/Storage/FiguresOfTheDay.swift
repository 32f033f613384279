import Core
import Foundation

/// What a town publishes, counted once a day: many may look at once, and from one look to the next on the same day nothing can be subtracted.
final class FiguresOfTheDay: @unchecked Sendable {  // kept guarded by lock
    struct Figure: Sendable {
        let id: Int
        let question: StatisticsQuestion
        let table: StatisticsTable
    }

    private struct Kept {
        let day: LocalDate
        let published: [SavedStatistic]
        let figures: [Figure]
    }

    private let statistics: SQLStatistics
    private let saved: SQLSavedStatistics
    private let lock = NSLock()
    private var kept: [OrganisationID: Kept] = [:]

    init(statistics: SQLStatistics, saved: SQLSavedStatistics) { (self.statistics, self.saved) = (statistics, saved) }

    /// In the order of their names. Published or withdrawn, a figure is there or gone at once, and all are counted anew.
    func published(in organisation: OrganisationID, on today: LocalDate) async throws -> [Figure] {
        let published = try await saved.published(in: organisation).filter { $0.question(on: today).isPublishable }
        if let kept = lock.withLock({ kept[organisation] }), kept.day == today, kept.published == published { return kept.figures }
        var tables: [PublishedTable] = []
        for statistic in published {
            let question = statistic.question(on: today).published(on: today)
            let table = try await statistics.answer(question, units: statistic.units, in: organisation)
            tables.append(PublishedTable(question: question, units: statistic.units, table: table))
        }
        let figures = zip(zip(published, tables), PublishedTables(tables).tables).map { Figure(id: $0.0.id, question: $0.1.question, table: $1) }
        lock.withLock { kept[organisation] = Kept(day: today, published: published, figures: figures) }
        return figures
    }
}
