import Core
import Foundation
import Storage
import Web

/// What people think of the procedures, how long these take, who comes: counted, shown, published. All that the rest of the product may know of it.
public struct InsightFeature: Sendable {
    public static let migrations = Migration.insight

    let town: any MeasuredTown
    let ratings: SQLRatings
    let improvements: SQLImprovements
    let links: RatingLinks

    /// - Parameter ratingKey: signs the links that ask for a rating.
    public init(database: any Database, town: any MeasuredTown, ratingKey: [UInt8]) {
        self.town = town
        ratings = SQLRatings(database: database)
        improvements = SQLImprovements(database: database)
        links = RatingLinks(key: ratingKey)
    }

    public var routes: [Route] {
        RatingController(ratings: ratings, links: links, town: town).routes
            + CommentsController(ratings: ratings, improvements: improvements, town: town).routes
    }

    /// Where the person of a request may rate its procedure: a path, the same each time that it is asked.
    public func ratingPath(
        of dossier: DossierID, procedure: ProcedureID, unit: UnitID, channel: Channel, in organisation: OrganisationID
    ) -> String {
        links.path(for: dossier, procedure: procedure, unit: unit, channel: channel, in: organisation)
    }
}
