import Core
import Foundation

/// The digest that a mandate's attestation bears: made again from what is stored, it says whether the paper tells the same (as Aidants Connect does:
/// the values in the alphabetical order of their names, and the text of the form).
struct Attestation: Sendable {
    let relay: RelayID
    let helper: HelperID
    let person: String
    let perimeters: Set<Perimeter>
    let from: LocalDate
    let until: LocalDate

    /// Changes with the words of the form: an attestation is of what was signed.
    static let form = "mandat-1"

    func hash(key: [UInt8]) -> String {
        let families = perimeters.map(\.rawValue).sorted().joined(separator: ",")
        let parts = [
            from.description, families, until.description, Secret.digest(Self.form), helper.description, relay.description, person,
        ]
        return Secret.mark(parts.joined(separator: ";"), key: key)
    }
}
