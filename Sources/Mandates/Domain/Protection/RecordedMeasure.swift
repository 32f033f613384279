import Core
import Foundation
import Law

enum MeasureKind {}
typealias MeasureID = ID<MeasureKind>

/// A measure of protection as an agent copied it from its judgment: for whom, by which court, and what it says. Kept sealed.
struct RecordedMeasure: Sendable, Equatable {
    let id: MeasureID
    let person: String
    let born: LocalDate
    let judgment: Judgment
    let measure: ProtectiveMeasure
    let recordedBy: String
    /// When an agent wrote that it was lifted before its day.
    let liftedAt: Date?

    func isAlive(on day: LocalDate) -> Bool { liftedAt == nil && measure.isAlive(on: day) }

    /// Who may do each act today: what an agent at the counter reads.
    func profiles(on day: LocalDate) -> [(act: ProtectedAct, profile: PermissionProfile)] {
        ProtectedAct.allCases.map { ($0, profile(of: $0, on: day)) }
    }

    /// - Parameter act: `nil` for what the table does not list: **nobody but the person**, and an agent looks.
    func profile(of act: ProtectedAct?, on day: LocalDate) -> PermissionProfile {
        guard let act, isAlive(on: day) else { return .unlisted }
        return measure.profile(of: act, on: day)
    }
}

/// What tells one judgment from another: the court, its number, its day.
struct Judgment: Sendable, Equatable {
    let court: String
    let number: String
    let on: LocalDate
}

/// What is about to be recorded.
struct NewMeasure: Sendable, Equatable {
    let person: String
    let born: LocalDate
    let judgment: Judgment
    let measure: ProtectiveMeasure
    let seed = Secret.token()

    /// Everything that tells who it is about, to be sealed.
    var json: JSON {
        [
            "person": .string(person), "born": .string(born.description), "court": .string(judgment.court), "number": .string(judgment.number),
            "on": .string(judgment.on.description), "representatives": .array(measure.representatives.map(\.json)),
            "supervisor": measure.supervisor.map(\.json) ?? nil, "entrusted": .acts(measure.entrusted), "kept": .acts(measure.kept),
        ]
    }

    static func == (left: NewMeasure, right: NewMeasure) -> Bool { left.json.text == right.json.text }
}

extension Representative {
    var json: JSON {
        ["id": .int(Int(id.rawValue)), "name": .string(name), "bond": .string(bond.rawValue), "charge": .string(charge.rawValue)]
    }

    init?(json: JSON) {
        // Of before judgments that divide were recorded: the whole.
        let charge = json["charge"].map { $0.string.flatMap(ProtectiveCharge.init) } ?? .whole
        guard let id = json["id"]?.int, let name = json["name"]?.string, let bond = json["bond"]?.string.flatMap(Bond.init), let charge else {
            return nil
        }
        self.init(id: RepresentativeID(Int64(id)), name: name, bond: bond, charge: charge)
    }
}

extension JSON {
    static func acts(_ acts: Set<ProtectedAct>) -> JSON { .array(acts.map(\.rawValue).sorted().map { .string($0) }) }

    func acts(_ key: String) -> Set<ProtectedAct> { Set(self[key]?.array?.compactMap { $0.string.flatMap(ProtectedAct.init) } ?? []) }
}
