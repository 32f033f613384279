import Core
import Forms
import Foundation
import Storage

/// A postal address that was answered in a form.
public struct AnsweredAddress: Sendable, Hashable {
    public let line: String
    public let postcode: String
    public let commune: String
}

extension DossiersFeature {
    /// The addresses of these requests: the one of the person first (the question with the role `address`), then the places that the request is about, in the
    /// order of the form. A request that gave none has an empty list; one whose processing is restricted, or whose form cannot be read, is left out.
    public func addresses(of dossiers: [DossierID]) async throws -> [DossierID: [AnsweredAddress]] {
        let answered = try await database.read { try $0.answers(of: dossiers) }
        var questions: [ProcedureVersionID: [String]] = [:]
        for version in Set(answered.map(\.version)) {
            guard let form = try await sheets.version(version)?.form else { continue }
            questions[version] = form.addressQuestions
        }
        return answered.reduce(into: [:]) { addresses, request in
            addresses[request.id] = questions[request.version]?.compactMap { AnsweredAddress(request.answers[$0]) }
        }
    }

    /// The requests of an authority received since a day, after one of them by id.
    public func tracks(
        of organisation: OrganisationID, receivedSince since: Date, after last: DossierID, atMost limit: Int
    ) async throws -> [DossierTrack] {
        try await database.read {
            try $0.tracks("organisation_id = \(organisation) AND received_at >= \(since) AND id > \(last)", limit: limit)
        }
    }
}

extension Form {
    /// Those of the pages, not of the rows of a block.
    fileprivate var addressQuestions: [String] {
        let asked = fields.filter { $0.kind == .address }
        return (asked.filter { $0.role == .address } + asked.filter { $0.role != .address }).map(\.id)
    }
}

extension AnsweredAddress {
    fileprivate init?(_ answer: Answer?) {
        guard case .record(let members) = answer, let line = members["line"], let postcode = members["postcode"] else { return nil }
        self.init(line: line, postcode: postcode, commune: members["commune"] ?? "")
    }
}

extension Connection {
    /// Those whose processing is restricted are left out.
    func answers(of dossiers: [DossierID]) throws -> [(id: DossierID, version: ProcedureVersionID, answers: Answers)] {
        try rows("SELECT id, procedure_version_id, answers FROM dossier WHERE id IN \(list: dossiers) AND restricted_at IS NULL").map { row in
            (try row.id("id"), try row.id("procedure_version_id"), Answers(json: try row.json("answers")) ?? Answers())
        }
    }
}
