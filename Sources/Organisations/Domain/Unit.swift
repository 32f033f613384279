import Core
import Forms

/// A service of the authority, as people and letters know it: where it is, when it is open, what it undertakes.
@dynamicMemberLookup
public struct UnitCard: Sendable, Equatable {
    public let id: UnitID
    public let details: UnitDetails
    /// Counts the saved changes; a save that finds another number stored is refused.
    public let version: Int

    /// `card.name` is `card.details.name`.
    public subscript<Value>(dynamicMember path: KeyPath<UnitDetails, Value>) -> Value { details[keyPath: path] }
}

public struct UnitDetails: Sendable, Equatable {
    /// The short name that procedure files use: `etat-civil`. It never changes.
    public var key: String
    public var name: String
    /// Lines of an envelope, separated by line ends.
    public var address: String
    public var phone: String
    public var email: String
    public var openingHours: String
    /// What the service undertakes towards people, in its own words; empty when it has written nothing.
    public var commitment: String

    public init(key: String, name: String, address: String, phone: String, email: String, openingHours: String, commitment: String = "") {
        (self.key, self.name, self.address, self.phone) = (key, name, address, phone)
        (self.email, self.openingHours, self.commitment) = (email, openingHours, commitment)
    }

    /// A service always has a name and a phone that somebody answers; the rest may be the authority's own.
    func faults() -> [FieldProblem] {
        var faults: [FieldProblem] = []
        func require(_ isRight: Bool, _ field: String, _ message: String) {
            if !isRight { faults.append(FieldProblem(field: field, message: UserMessage("organisations.fault.\(message)"))) }
        }
        require(!name.isEmpty && name.count <= 120, "name", "unitName")
        require(Slug.isRight(key), "key", "slug")
        require(Phone.isRight(phone), "phone", "phone")
        require(email.isEmpty || EmailAddress(email) != nil, "email", "email")
        return faults
    }
}
