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

/// The links of those whose agreement is needed, in SQL. A row lives as long as something may be answered; what was answered is in the history of the request.
struct SQLAgreements: Sendable {
    static let life = 30 * 86_400.0

    let database: any Database
    let seal: MandateSeal
    let requests: any SharedRequests

    /// Mails a link, in place of the one before.
    /// - Parameters:
    ///   - party: whose agreement an agent asks for, where none was needed so far.
    ///   - agent: who asks at the counter.
    func ask(
        _ email: EmailAddress, of party: AgreementStep.Party? = nil, for request: SharedRequest, by agent: AgentViewer? = nil,
        in organisation: OrganisationID, at now: Date, mail: @escaping @Sendable (_ token: String, any Connection) throws -> Void
    ) async throws {
        let token = Secret.token(), seed = Secret.token(), until = now + Self.life
        let sealed = try seal.close(["email": .string(email.description)], seed: seed), mark = seal.mark(agreementToken: token)
        try await database.write { connection in
            guard try requests.note(.asked, of: party, on: request.dossier, by: agent, at: now, on: connection) else {
                throw MandateProblem.agreementAnswered
            }
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
    func sayAlone(_ reason: AgreementStep.AloneReason, on request: SharedRequest, at now: Date) async throws {
        try await database.write { connection in
            guard try requests.note(.alone(reason), of: nil, on: request.dossier, by: nil, at: now, on: connection) else {
                throw MandateProblem.agreementAnswered
            }
            try connection.run("DELETE FROM parental_agreement WHERE dossier_id = \(request.dossier)")
        }
    }

    /// - Returns: what a link opens, and to whom it was mailed; `nil` once it was answered, replaced, or is older than thirty days.
    func asked(_ token: String, of organisation: OrganisationID, at now: Date) async throws -> (dossier: DossierID, email: String)? {
        try await database.read { connection in
            try connection.row(
                """
                SELECT dossier_id, seed, sealed FROM parental_agreement
                WHERE token_mark = \(seal.mark(agreementToken: token)) AND organisation_id = \(organisation) AND until > \(now)
                """
            ).map { (try $0.id("dossier_id"), try seal.open($0.string("sealed"), seed: $0.string("seed"))["email"]?.string ?? "") }
        }
    }

    /// Of two answers at once, one counts: the other finds no link.
    /// - Parameter mail: tells who filed, in the transaction of the answer.
    func answer(
        _ step: AgreementStep, token: String, on request: SharedRequest, of organisation: OrganisationID, at now: Date,
        mail: @escaping @Sendable (any Connection) throws -> Void = { _ in }
    ) async throws {
        let mark = seal.mark(agreementToken: token)
        try await database.write { connection in
            // The request first, as `ask` does: two acts never wait for each other.
            guard try requests.note(step, of: nil, on: request.dossier, by: nil, at: now, on: connection) else {
                throw MandateProblem.agreementAnswered
            }
            let used = try connection.run(
                """
                DELETE FROM parental_agreement
                WHERE token_mark = \(mark) AND organisation_id = \(organisation) AND dossier_id = \(request.dossier) AND until > \(now)
                """)
            guard used == 1 else { throw MandateProblem.agreementLinkOver }
            try mail(connection)
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
