import Core
import Foundation
import Storage
import Web

/// What people think of the procedures, how long these take, who comes: counted, shown, published. All that the rest of the product may know of it.
public struct InsightFeature: Sendable {
    public static let migrations = Migration.insight

    /// A free text without what could tell who wrote it or of whom: addresses, numbers, names. An agent still reads it before it is published.
    public static func masked(_ text: String) -> String { Masking.masked(text) }

    let town: any MeasuredTown
    let ratings: SQLRatings
    let improvements: SQLImprovements
    let links: RatingLinks
    let sheets: SQLRatingSheets
    let pdf: @Sendable (String) async throws -> [UInt8]
    let counting: SQLCounting
    let statistics: SQLStatistics
    let saved: SQLSavedStatistics
    let figures: FiguresOfTheDay
    let blocking: SQLBlockingPoints
    let audience: SQLAudience
    let pages: PageCounts
    let measurements: SQLMeasurements
    let history: SQLQualityHistory
    let districts: SQLDistricts
    let outlines: DistrictOutlines
    let uploads: UploadReader

    /// - Parameters:
    ///   - ratingKey: signs the links that ask for a rating.
    ///   - folder: where files of districts stay while they are read.
    ///   - pdf: makes a tagged PDF of a whole page of HTML.
    public init(
        database: any Database, town: any MeasuredTown, ratingKey: [UInt8], folder: URL, pdf: @escaping @Sendable (String) async throws -> [UInt8]
    ) {
        (self.town, self.pdf) = (town, pdf)
        sheets = SQLRatingSheets(database: database, key: ratingKey)
        districts = SQLDistricts(database: database)
        outlines = DistrictOutlines(districts: districts)
        uploads = UploadReader(folder: folder)
        ratings = SQLRatings(database: database)
        improvements = SQLImprovements(database: database)
        links = RatingLinks(key: ratingKey)
        pages = PageCounts(key: ratingKey)
        counting = SQLCounting(database: database)
        statistics = SQLStatistics(database: database, ratings: ratings)
        saved = SQLSavedStatistics(database: database)
        figures = FiguresOfTheDay(statistics: statistics, saved: saved)
        blocking = SQLBlockingPoints(database: database)
        audience = SQLAudience(database: database)
        measurements = SQLMeasurements(database: database, ratings: ratings, audience: audience)
        history = SQLQualityHistory(database: database)
    }

    public var routes: [Route] {
        RatingController(ratings: ratings, links: links, town: town).routes
            + PaperRatingController(ratings: ratings, sheets: sheets, town: town).routes
            + RatingSheetController(sheets: sheets, links: links, town: town, pdf: pdf).routes
            + CommentsController(ratings: ratings, improvements: improvements, town: town).routes
            + StatisticsController(statistics: statistics, saved: saved, districts: districts, town: town).routes
            + BlockingController(points: blocking, town: town).routes
            + PublicStatistics(figures: figures, districts: districts, town: town).routes
            + DistrictSettings(districts: districts, statistics: statistics, uploads: uploads).routes
            + AudienceController(audience: audience, town: town).routes
            + TimingController(pages: pages).routes
            + QualityController(observatory: observatory, history: history, ratings: ratings, improvements: improvements).routes
    }

    private var observatory: Observatory { Observatory(measurements: measurements, town: town) }

    /// Keeps what the observatory says today, for the history of its figures. Every night.
    public func keepQuality(of organisation: OrganisationID, zone: TimeZone, now: Date) async throws {
        let today = LocalDate(now, in: zone)
        let lines = try await observatory.lines(of: organisation, now: now, today: today)
        try await history.keep(lines, month: QualityHistory.month(today), in: organisation)
    }

    /// Counts requests as they are now, in place of what was counted of them. Safe to do twice, and in any order.
    /// - Returns: those to be read again, because somebody else counted them meanwhile with districts that are not these.
    @discardableResult
    /// - Parameter anew: also those of which nothing is new: what this program counts, and the one before did not, is counted.
    public func count(_ tracks: [Track], in zone: TimeZone, anew: Bool = false) async throws -> [DossierID] {
        try await counting.count(tracks, in: zone, anew: anew)
    }

    /// Whether nothing was counted yet: the installation had requests before it had figures.
    public func hasCountedNothing() async throws -> Bool { try await counting.isEmpty() }

    /// Counts the pages that people see, for the front door.
    public var watch: any PageWatch { pages }

    /// Writes what was counted of the pages since the last time, and that the service is there. Every minute, and at the end.
    public func keepAudience(now: Date) async throws {
        try await audience.beat(at: now)
        let (counts, weights) = pages.take()
        try await audience.add(counts, weights)
    }

    /// What agents are known by in the figures of their load: nothing but this installation's key leads from an agent to it.
    public func mark(of agent: AgentID) -> String { String(Secret.mark("agent \(agent)", key: links.key).prefix(8)) }

    /// Erases what is too old to be compared with.
    public func clean(now: Date) async throws {
        try await audience.forget(now: now)
        try await sheets.forget(printedBefore: LocalDate(now, in: .gmt).adding(months: -12))
        let month = { (back: Int) in String(LocalDate(now, in: .gmt).adding(months: -back).description.prefix(7)) }
        try await counting.forgetActs(before: month(24))
        try await counting.settleDistricts(before: month(0))
        try await counting.forgetEmptyDistricts()
    }

    /// Where the person of a request may rate its procedure: a path, the same each time that it is asked.
    public func ratingPath(
        of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID
    ) -> String {
        links.path(for: dossier, procedure: procedure, unit: unit, channel: channel, in: organisation)
    }

    /// Where an agent prints the sheet on which the person of a request that has ended may rate it: a path to post to.
    public func ratingSheetPath(
        of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID
    ) -> String {
        RatingSheetController.path + "/" + links.sheetKey(for: dossier, procedure: procedure, unit: unit, channel: channel, in: organisation)
    }
}
