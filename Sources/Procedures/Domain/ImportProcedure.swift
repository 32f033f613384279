import Core
import Definitions
import Foundation

/// Takes a town's file in: reads it, judges it, keeps it, and publishes it when asked and when nothing stands against it.
struct ImportProcedure: Sendable {
    let repository: any ProcedureRepository

    /// - Parameter units: the keys that files may use, and the town's unit behind each.
    func callAsFunction(
        _ yaml: String, into organisation: OrganisationID, units: [String: UnitID], publish: Bool, author: AgentID?, note: String, now: Date
    ) async throws -> ImportOutcome {
        let file = ProcedureFile(yaml, units: Set(units.keys))
        guard let definition = file.definition, let unit = units[definition.unit] else { return .refused(file.faults) }
        let version = NewVersion(slug: definition.slug, organisation: organisation, unit: unit, source: yaml, author: author, note: note)
        let saved = try await repository.save(version, publish: publish && file.faults.allowPublication, now: now)
        return .kept(saved, faults: file.faults)
    }
}
