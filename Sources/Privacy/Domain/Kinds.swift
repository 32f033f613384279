import Core

enum HoldKind {}
enum SlipKind {}
enum RightsKind {}
enum BreachKind {}

typealias HoldID = ID<HoldKind>
typealias SlipID = ID<SlipKind>
typealias RightsID = ID<RightsKind>
typealias BreachID = ID<BreachKind>

extension AgentRole {
    /// Who sees what becomes of personal data, in the whole authority.
    static let privacy: Set<AgentRole> = [.administrator, .dataProtectionOfficer, .archivist]
    /// Who answers for it.
    static let protection: Set<AgentRole> = [.administrator, .dataProtectionOfficer]
}
