import Appointments
import Attachments
import Core
import Correspondence
import Dossiers
import Foundation
import Identity
import Incidents
import Insight
import Mandates
import Panels
import People
import Privacy
import Queues
import Reception
import Storage

/// Every room that keeps something of a request, as the room of privacy asks. **A room that begins to keep something has a line here.**
struct RecordsOfPrivacy: ErasableRecords {
    func endedVersions(in organisation: OrganisationID, on connection: any Connection) throws -> [ProcedureVersionID] {
        try DossiersFeature.endedVersions(in: organisation, on: connection)
    }

    func ended(_ search: EndedSearch, on connection: any Connection) throws -> [EndedRequest] {
        try DossiersFeature.ended(
            of: search.version, in: search.organisation, before: search.before, after: search.after.map { ($0.endedAt, $0.id) },
            atMost: search.most, on: connection
        ).map(EndedRequest.init)
    }

    func ended(_ ids: [DossierID], on connection: any Connection) throws -> [EndedRequest] {
        try DossiersFeature.ended(ids, on: connection).map(EndedRequest.init)
    }

    func counts(_ intervals: [EndedCount], in organisation: OrganisationID, on connection: any Connection) throws -> [EndedCount: Int] {
        let numbers = try DossiersFeature.countEnded(intervals.map { ($0.version, $0.from, $0.before) }, in: organisation, on: connection)
        return Dictionary(zip(intervals, numbers)) { first, _ in first }
    }

    func answers(of ids: [DossierID], on connection: any Connection) throws -> [DossierID: [String: String]] {
        try DossiersFeature.narrowAnswers(of: ids, on: connection)
    }

    func find(_ reference: Reference, in organisation: OrganisationID, on connection: any Connection) throws -> DossierID? {
        try DossiersFeature.find(reference, in: organisation, on: connection)
    }

    func setApart(
        _ version: ProcedureVersionID, in organisation: OrganisationID, endedBefore end: Date, now: Date, on connection: any Connection
    ) throws -> Int {
        try DossiersFeature.setApart(version, in: organisation, endedBefore: end, now: now, on: connection)
    }

    func restrict(_ ids: [DossierID], from moment: Date?, on connection: any Connection) throws {
        try DossiersFeature.restrict(ids, from: moment, on: connection)
    }

    func openApart(_ reference: Reference, to viewer: AgentViewer, because reason: String, at now: Date, on connection: any Connection) throws
        -> DossierID?
    {
        try DossiersFeature.openApart(reference, to: viewer, because: reason, at: now, on: connection)
    }

    func opened(_ reference: Reference, to viewer: AgentViewer, on connection: any Connection) throws -> DossierID? {
        try DossiersFeature.opened(reference, to: viewer, on: connection)
    }

    func openings(in organisation: OrganisationID, on connection: any Connection) throws -> [SealOpening] {
        try DossiersFeature.openings(in: organisation, on: connection).map { row in
            SealOpening(
                reference: try row.parsed("reference", Reference.init), by: try row.string("agent_name"), reason: try row.string("reason"),
                at: try row.date("at"))
        }
    }

    func erase(_ requests: [EndedRequest], now: Date, on connection: any Connection) throws {
        let (ids, references) = (requests.map(\.id), requests.map(\.reference))
        try AttachmentsFeature.removeAll(ofDossiers: ids, on: connection)
        try CorrespondenceFeature.erase(of: ids, on: connection)
        try ReceptionFeature.erase(of: references, now: now, on: connection)
        try InsightFeature.forget(ids, now: now, on: connection)
        try IncidentsFeature.erase(of: references, on: connection)
        try MandatesFeature.erase(of: ids, on: connection)
        try DossiersFeature.erase(ids, references, on: connection)
    }

    var tables: [String] {
        DossiersFeature.personalTables + AttachmentsFeature.personalTables + CorrespondenceFeature.personalTables
            + ReceptionFeature.personalTables + InsightFeature.personalTables + IncidentsFeature.personalTables
            + AppointmentsFeature.personalTables + PeopleFeature.personalTables + QueuesFeature.personalTables
            + MandatesFeature.personalTables + PanelsFeature.personalTables + PrivacyFeature.personalTables + IdentityFeature.personalTables + ["job"]
    }

    var searchedTables: [String] { DossiersFeature.searchedTables }
}

extension EndedRequest {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row.id("id"), reference: try row.parsed("reference", Reference.init), procedure: try row.id("procedure_id"),
            version: try row.id("procedure_version_id"), unit: try row.id("unit_id"), channel: try row.parsed("channel") { Channel(rawValue: $0) },
            outcome: try row.string("nature"), receivedAt: try row.date("received_at"), endedAt: try row.date("closed_at"))
    }
}
