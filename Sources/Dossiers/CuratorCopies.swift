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
        guard let trace = history.last(where: { $0.event == .curatorTied })?.detail["trace"]?.string else { return nil }
        (self.trace, sent) = (trace, history.filter { $0.event == .curatorCopied }.count)
    }
}

extension DossiersFeature {
    /// Under which measure a curator is told of the decision, sealed: an agent said so, or the curator filed it.
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
    /// The agent recognised the person of the measure: from then on the curator gets a copy of the decision.
    @Sendable func tellCurator(_ visit: AgentVisit) async throws -> Response {
        let desk = try await open(visit), measures = try await desk.measures(protections, on: visit.visit.today)
        guard let measure = measures.first(where: { String($0.id) == visit.form.first("mesure") && $0.copies }) else {
            throw DossierProblem.unknownDossier
        }
        let (agent, now) = (Actor.agent(visit.viewer.agent, name: visit.viewer.name), visit.now)
        _ = try await access.dossiers.change(
            desk.dossier.id,
            knowing: { dossier, history in
                guard dossier.isOpen, CuratorCopies(history) == nil else { return Changes() }
                return Changes(lines: [dossier.record(.curatorTied, by: agent, detail: ["trace": .string(measure.trace)], at: now)])
            })
        return .seeOther("/bureau/dossiers/\(desk.dossier.reference)#protection")
    }
}
