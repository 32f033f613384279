import Core
import Foundation

/// One request of somebody that we could not answer. No name, no address: the moment, and the number of the draft or request it was about.
struct Hit: Sendable, Equatable {
    /// Drawn at random: a hit that is read twice is written once.
    let mark: String
    let at: Date
    /// `nil` when we could not even tell whose page it was.
    let organisation: OrganisationID?
    let reference: Reference?
    let kind: Incident.Kind

    init(mark: String = Secret.token(), at: Date, organisation: OrganisationID?, reference: Reference?, kind: Incident.Kind) {
        (self.mark, self.at, self.organisation, self.reference, self.kind) = (mark, at, organisation, reference, kind)
    }
}

extension Hit {
    /// As a line of the journal holds it.
    var json: JSON {
        var json: [String: JSON] = [
            "mark": .string(mark), "at": .int(Int((at.timeIntervalSince1970 * 1_000_000).rounded())), "kind": .string(kind.rawValue),
        ]
        json["organisation"] = organisation.map { .int(Int($0.rawValue)) }
        json["reference"] = reference.map { .string($0.description) }
        return .object(json)
    }

    init?(_ json: JSON) {
        guard let mark = json["mark"]?.string, let at = json["at"]?.int, let kind = json["kind"]?.string.flatMap(Incident.Kind.init) else {
            return nil
        }
        self.init(
            mark: mark, at: Date(timeIntervalSince1970: Double(at) / 1_000_000),
            organisation: json["organisation"]?.int.map { OrganisationID(Int64($0)) },
            reference: json["reference"]?.string.flatMap(Reference.init), kind: kind)
    }
}
