import Core
import Foundation
import Storage

extension DossiersFeature {
    /// Adds a line to the history, in the transaction of what it tells.
    /// - Parameters:
    ///   - party: whose agreement an agent asks for, where none was needed so far.
    ///   - agent: who asks, when it is not who filed.
    /// - Returns: whether it could follow what was there.
    public static func note(
        _ step: AgreementStep, of party: AgreementStep.Party? = nil, on id: DossierID, by agent: AgentViewer? = nil, at now: Date,
        on connection: any Connection
    ) throws -> Bool {
        guard var dossier = try connection.row("SELECT * FROM dossier WHERE id = \(id)\(connection.dialect.forUpdate)").map(Dossier.init),
            dossier.isOpen
        else { return false }
        let state = AgreementState(try connection.history(of: id))
        guard let whose = state?.party ?? (agent == nil || step != .asked ? nil : party), state?.admits(step) ?? true else { return false }
        let actor = agent.map { Actor.agent($0.agent, name: $0.name) }
        // The answers do not change: their columns are left as they are.
        try connection.apply({ Changes(lines: [step.record(of: whose, on: &$0, by: actor, at: now)]) }, to: &dossier, columns: { _ in [] })
        return true
    }
}
