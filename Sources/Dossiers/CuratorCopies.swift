import Core
import Foundation
import Hummingbird
import Law
import Web

/// That the curator is told of what is decided (C. civ. 467 al. 3): an agent who checked who the person is says so, once, and the history holds it. **Never by a
/// name and a birthday alone**: somebody else may have them.
struct CuratorCopies {
    /// What the latest line holds of the measure.
    let trace: String
    /// How many copies left.
    let sent: Int

    /// - Returns: `nil` where nobody said that a curator is to be told.
    init?(_ history: [HistoryLine]) {
        let tied = history.last { $0.event == .curatorTied || $0.event == .protectionTied && $0.detail["copies"]?.bool == true }
        guard let trace = tied?.detail["trace"]?.string else { return nil }
        (self.trace, sent) = (trace, history.filter { $0.event == .curatorCopied }.count)
    }
}

extension DossiersFeature {
    /// Under which measure a curator is told of the decision, sealed: an agent recognised the person, or the curator filed it.
    public func curatorTrace(of id: DossierID) async throws -> String? {
        let history = try await dossiers.history(of: id)
        return CuratorCopies(history)?.trace ?? ActingRepresentative(history)?.trace
    }

    /// Says in the history that a copy left, once per key.
    public func curatorCopied(_ id: DossierID, key: String, at now: Date) async throws {
        _ = try await dossiers.change(
            id,
            knowing: { dossier, history in
                guard !history.contains(where: { $0.event == .curatorCopied && $0.detail["key"]?.string == key }) else { return Changes() }
                return Changes(lines: [dossier.record(.curatorCopied, by: .system, detail: ["key": .string(key)], at: now)])
            })
    }
}

extension DeskDossierController {
    /// The agent recognised the person of the measure: the person is told what it asks, and by when; the curator gets a copy of the decision.
    @Sendable func tie(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit), measures = try await desk.measures(protections, on: visit.visit.today)
        guard let measure = measures.first(where: { String($0.id) == visit.form.first("mesure") && $0.isTiable }) else {
            throw DossierProblem.unknownDossier
        }
        let handling = desk.handling(visit), until = visit.visit.today.adding(months: Handling.patienceInMonths)
        let text = ProtectionView.told(measure, until: until, visit)
        _ = try await access.dossiers.change(
            desk.dossier.id, knowing: { handling.tie(measure, on: &$0, $1, telling: text, until: until) })
        let path = DossierPaths.desk(desk.dossier.reference)
        let isAsking = measure.lacks.contains { $0 == .assistance || $0 == .supervisor }
        return .seeOther(isAsking ? "\(path)/accord" : "\(path)#protection")
    }
}
