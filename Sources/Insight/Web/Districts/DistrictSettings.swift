import Core
import Foundation
import Hummingbird
import Web

/// The districts of the town, as administrators bring them: a GeoJSON file, what is there now, and where requests come from since.
struct DistrictSettings: Sendable {
    static let path = "/bureau/reglages/quartiers"
    static let file = "fichier"
    static let property = "propriete"
    static let edition = "edition"

    let districts: SQLDistricts
    let statistics: SQLStatistics
    let uploads: UploadReader

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator]) { visit in try await page(visit, SentForm(), nil) },
            .agents(.post, Self.path, [.administrator], body: .stream, answer: replace),
            .agents(.post, Self.path + "/retrait", [.administrator], answer: remove),
        ]
    }

    private func page(_ visit: AgentVisit, _ form: SentForm, _ fault: DistrictFault?) async throws -> Response {
        let organisation = visit.viewer.organisation
        let question = StatisticsQuestion(today: visit.visit.today) { ["mesure": "recues", "par": "quartier"][$0] }
        return DistrictPage(
            edition: try await districts.edition(of: organisation), districts: try await districts.districts(of: organisation),
            filed: try await statistics.answer(question, units: visit.viewer.units, in: organisation), query: question.query, form: form,
            fault: fault,
            visit: visit
        ).response()
    }

    @Sendable private func replace(_ visit: AgentVisit) async throws -> Response {
        let (form, bytes) = try await received(visit)
        do {
            guard let bytes else { throw DistrictFault.noFile }
            let file = try DistrictFile(bytes, namedBy: form.text(Self.property))
            try await districts.replace(
                with: file.districts, namedBy: file.property, in: visit.viewer.organisation, after: form.first(Self.edition).flatMap { Int($0) } ?? 0,
                now: visit.now)
            return .seeOther(Self.path + "?fait=import")
        } catch let fault as DistrictFault { return try await page(visit, form, fault) }
    }

    private func received(_ visit: AgentVisit) async throws -> (SentForm, [UInt8]?) {
        let limits = UploadLimits(totalBytes: DistrictFile.mostBytes + (1 << 20))
        return try await uploads.read(visit.visit, limits: limits) { offer in
            // One byte more, so that what is too large is seen to be.
            offer.field == Self.file ? .upTo(bytes: DistrictFile.mostBytes + 1) : .none
        } then: { form, files in
            let file = files.first { $0.field == Self.file && $0.size > 0 }
            return (form, file.flatMap { FileManager.default.contents(atPath: $0.location.path) }.map(Array.init))
        }
    }

    @Sendable private func remove(_ visit: AgentVisit) async throws -> Response {
        let edition = visit.form.first(Self.edition).flatMap { Int($0) } ?? 0
        do {
            try await districts.replace(with: [], namedBy: "", in: visit.viewer.organisation, after: edition, now: visit.now)
        } catch let fault as DistrictFault { return try await page(visit, visit.form, fault) }
        return .seeOther(Self.path + "?fait=retrait")
    }
}
