import Core
import Foundation
import Storage

/// The ratings, kept. Agents see those of their units; what everyone sees was moderated.
struct SQLRatings: Sendable {
    let database: any Database

    /// - Parameter invitation: the link that asked for it; `nil` from paper.
    /// - Returns: whether it was kept: a link serves once.
    func keep(_ rating: Rating, spending invitation: RatingInvitation?) async throws -> Bool {
        try await database.write { connection in
            if let mark = invitation?.spentMark {
                guard try connection.run("INSERT INTO rating_spent(mark) VALUES (\(mark)) ON CONFLICT DO NOTHING") == 1 else { return false }
            }
            try connection.insert(rating)
            return true
        }
    }

    func isSpent(_ invitation: RatingInvitation) async throws -> Bool {
        try await database.read { try $0.row("SELECT mark FROM rating_spent WHERE mark = \(invitation.spentMark)") != nil }
    }

    /// Those with a comment, the latest first.
    func commented(_ moderation: Moderation, viewer: AgentViewer, atMost limit: Int) async throws -> [Rating] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM rating WHERE unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation)
                    AND moderation = \(moderation.rawValue) ORDER BY day DESC, id LIMIT \(limit)
                """
            ).map(Rating.init)
        }
    }

    /// What everyone may read of a procedure.
    func shown(of procedure: ProcedureID, in organisation: OrganisationID, atMost limit: Int) async throws -> [Rating] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM rating WHERE procedure_id = \(procedure) AND organisation_id = \(organisation) AND moderation = 'shown'
                ORDER BY day DESC, id LIMIT \(limit)
                """
            ).map(Rating.init)
        }
    }

    func find(_ id: RatingID, viewer: AgentViewer) async throws -> Rating? {
        try await database.read { connection in
            try connection.row(
                "SELECT * FROM rating WHERE id = \(id) AND unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation)"
            ).map(Rating.init)
        }
    }

    /// - Parameter comment: as it is to be read: an agent may hide more of it than the machine did.
    func moderate(_ id: RatingID, _ moderation: Moderation, comment: String, reply: String?, by viewer: AgentViewer) async throws {
        let changed = try await database.write { connection in
            try connection.run(
                """
                UPDATE rating SET moderation = \(moderation.rawValue), comment = \(comment), reply = \(reply), moderated_by = \(viewer.agent)
                WHERE id = \(id) AND moderation <> 'none' AND unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation)
                """)
        }
        if changed == 0 { throw InsightProblem.unknownRating }
    }

    /// A page of what was given in those days, in the order of the days: what an export writes.
    func page(from first: LocalDate, to last: LocalDate, after: (LocalDate, RatingID)?, viewer: AgentViewer, atMost limit: Int) async throws
        -> [Rating]
    {
        let (day, id) = after ?? (first, RatingID(0))
        return try await database.read { connection in
            try connection.rows(
                """
                SELECT * FROM rating WHERE unit_id IN \(list: viewer.units) AND organisation_id = \(viewer.organisation)
                    AND day >= \(first) AND day <= \(last) AND (day > \(day) OR (day = \(day) AND id > \(id))) ORDER BY day, id LIMIT \(limit)
                """
            ).map(Rating.init)
        }
    }
}

extension Connection {
    fileprivate func insert(_ rating: Rating) throws {
        let answers = rating.answers
        try run(
            """
            INSERT INTO rating(id, organisation_id, procedure_id, unit_id, channel, is_from_paper, day, satisfaction, comprehension, contact_tried,
                contact_reached, comment, moderation)
            VALUES (\(rating.id), \(rating.organisation), \(rating.procedure), \(rating.unit), \(rating.channel.rawValue), \(rating.isFromPaper),
                \(rating.day), \(answers.satisfaction.rawValue), \(answers.comprehension?.rawValue),
                \(answers.contactTried.map(\.rawValue).joined(separator: " ")), \(answers.contactReached), \(answers.comment),
                \(rating.moderation.rawValue))
            """)
    }
}

extension Rating {
    init(row: Row) throws {
        let answers = RatingAnswers(
            satisfaction: try row.parsed("satisfaction", Satisfaction.init),
            comprehension: try row.optionalInt("comprehension").flatMap(Comprehension.init),
            contactTried: try row.string("contact_tried").split(separator: " ").compactMap { ContactTried(rawValue: String($0)) },
            contactReached: try row.optionalInt("contact_reached").map { $0 != 0 }, comment: try row.optionalString("comment"))
        self.init(
            id: try row.id("id"), organisation: try row.id("organisation_id"), procedure: try row.id("procedure_id"), unit: try row.id("unit_id"),
            channel: try row.parsed("channel", Channel.init), isFromPaper: try row.bool("is_from_paper"), day: try row.parsed("day", LocalDate.init),
            answers: answers, moderation: try row.parsed("moderation", Moderation.init), reply: try row.optionalString("reply"))
    }
}
