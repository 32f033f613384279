import Core
import Foundation
import Storage

extension Migration {
    /// Whom the link was mailed to is sealed; the link itself is found by its digest. One link lives for a request: another takes its place.
    static let createParentalAgreements = Migration(
        "2026-11-22 agreements of parents",
        [
            """
            CREATE TABLE parental_agreement (
                dossier_id {{bigint}} NOT NULL PRIMARY KEY,
                organisation_id {{bigint}} NOT NULL REFERENCES organisation (id),
                seed TEXT NOT NULL,
                sealed TEXT NOT NULL,
                token_mark TEXT NOT NULL UNIQUE,
                until {{bigint}} NOT NULL
            ) {{strict}}
            """
        ]
    )
}

/// The links of other parents, in SQL. A row lives as long as something may be answered; what was answered is in the history of the request.
struct SQLParentalAgreements: Sendable {
    static let life = 30 * 86_400.0

    let database: any Database
    let seal: MandateSeal
    let requests: any ChildRequests

    /// Mails a link, in place of the one before.
    func ask(
        _ email: EmailAddress, for request: ChildRequest, of organisation: OrganisationID, at now: Date,
        mail: @escaping @Sendable (_ token: String, any Connection) throws -> Void
    ) async throws {
        let token = Secret.token(), seed = Secret.token(), until = now + Self.life
        let sealed = try seal.close(["email": .string(email.description)], seed: seed), mark = seal.mark(parentToken: token)
        try await database.write { connection in
            guard try requests.note(.asked, on: request.dossier, at: now, on: connection) else { throw MandateProblem.parentAnswered }
            try connection.run(
                """
                INSERT INTO parental_agreement (dossier_id, organisation_id, seed, sealed, token_mark, until)
                VALUES (\(request.dossier), \(organisation), \(seed), \(sealed), \(mark), \(until))
                ON CONFLICT (dossier_id) DO UPDATE SET seed = \(seed), sealed = \(sealed), token_mark = \(mark), until = \(until)
                """)
            try mail(token, connection)
        }
    }

    /// One parent alone: the link that was mailed opens nothing any more.
    func sayAlone(_ reason: ParentalStep.AloneReason, on request: ChildRequest, at now: Date) async throws {
        try await database.write { connection in
            guard try requests.note(.alone(reason), on: request.dossier, at: now, on: connection) else { throw MandateProblem.parentAnswered }
            try connection.run("DELETE FROM parental_agreement WHERE dossier_id = \(request.dossier)")
        }
    }

    /// - Returns: `nil` once it was answered, replaced, or is older than thirty days.
    func dossier(_ token: String, of organisation: OrganisationID, at now: Date) async throws -> DossierID? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT dossier_id FROM parental_agreement
                WHERE token_mark = \(seal.mark(parentToken: token)) AND organisation_id = \(organisation) AND until > \(now)
                """)?.id("dossier_id")
        }
    }

    /// Of two answers at once, one counts: the other finds no link.
    func answer(_ step: ParentalStep, token: String, on request: ChildRequest, of organisation: OrganisationID, at now: Date) async throws {
        let mark = seal.mark(parentToken: token)
        try await database.write { connection in
            // The request first, as `ask` does: two acts never wait for each other.
            guard try requests.note(step, on: request.dossier, at: now, on: connection) else { throw MandateProblem.parentAnswered }
            let used = try connection.run(
                """
                DELETE FROM parental_agreement
                WHERE token_mark = \(mark) AND organisation_id = \(organisation) AND dossier_id = \(request.dossier) AND until > \(now)
                """)
            guard used == 1 else { throw MandateProblem.parentLinkOver }
        }
    }
}

extension MandatesFeature {
    /// With the requests that are erased.
    public static func erase(of dossiers: [DossierID], on connection: any Connection) throws {
        guard !dossiers.isEmpty else { return }
        try connection.run("DELETE FROM parental_agreement WHERE dossier_id IN \(list: dossiers)")
    }
}
