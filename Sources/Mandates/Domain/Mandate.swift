import Core
import Foundation

enum RelayKind {}
enum HelperKind {}
enum MandateKind {}
typealias RelayID = ID<RelayKind>
typealias HelperID = ID<HelperKind>
typealias MandateID = ID<MandateKind>

/// How long a mandate lasts, in days: those of Aidants Connect.
enum MandateDuration: Int, Sendable, CaseIterable {
    case day = 1
    case month = 31
    case semester = 182
    case year = 365
}

/// How the person gives it.
enum Consent: String, Sendable, CaseIterable {
    /// They sign the printed form.
    case paper = "papier"
    /// They answer a short message with the exact words that it asks for.
    case sms
    /// They type their card's secret.
    case card = "carte"
}

/// Who put an end to a mandate.
enum MandateEnd: String, Sendable, CaseIterable {
    case person, relay, counter
}

/// What a person allows an organisation to do for them: any helper of it, in these families of procedures, until that day (C. civ. 1984 s.).
struct Mandate: Sendable, Equatable {
    enum State: String, Sendable, CaseIterable {
        /// Written, not given yet.
        case awaiting
        case given
        /// The person answered no.
        case refused
        case ended
    }

    /// A mandate that nobody gives within a day is worth nothing any more.
    static let patience: TimeInterval = 86_400

    let id: MandateID
    let relay: RelayID
    let relayName: String
    /// The helper who wrote it.
    let helperName: String
    let person: MandatePerson
    let perimeters: Set<Perimeter>
    let duration: MandateDuration
    let consent: Consent
    let state: State
    let createdAt: Date
    let givenAt: Date?
    let endsAt: Date?
    let endedAt: Date?
    let endedBy: MandateEnd?
    /// What ties the attestation to what was agreed: see ``Attestation``.
    let attestation: String?

    func isAlive(at now: Date) -> Bool { state == .given && endsAt.map { now < $0 } ?? false }

    func canBeGiven(at now: Date) -> Bool { state == .awaiting && now < createdAt + Self.patience }

    func covers(theme: String) -> Bool { Perimeter(theme: theme).map(perimeters.contains) ?? false }

    /// As it is shown: what is given and past is over, though nobody ended it.
    func standing(at now: Date) -> Standing {
        switch state {
        case .awaiting: canBeGiven(at: now) ? .awaiting : .lapsed
        case .given: isAlive(at: now) ? .alive : .over
        case .refused: .refused
        case .ended: .ended
        }
    }

    enum Standing: String, Sendable, CaseIterable { case awaiting, lapsed, alive, over, refused, ended }
}

/// Whom a mandate is for. Kept sealed: the rest of the database does not know them.
struct MandatePerson: Sendable, Equatable {
    let name: String
    let born: LocalDate
    /// Where the short message went.
    var phone: String?
    /// The mandate's number, which the person keeps: with it they end it from anywhere.
    let number: Reference

    var json: JSON {
        ["name": .string(name), "born": .string(born.description), "phone": phone.map { .string($0) } ?? nil, "number": .string(number.description)]
    }

    init(name: String, born: LocalDate, phone: String?, number: Reference) {
        (self.name, self.born, self.phone, self.number) = (name, born, phone, number)
    }

    init?(json: JSON) {
        guard let name = json["name"]?.string, let born = json["born"]?.string.flatMap({ LocalDate($0) }),
            let number = json["number"]?.string.flatMap(Reference.init)
        else { return nil }
        self.init(name: name, born: born, phone: json["phone"]?.string, number: number)
    }

    /// One text for a name however it is typed, in any order, with the day of birth: by what the counter finds a mandate whose number is lost.
    static func trace(of name: String, born: LocalDate) -> String { Text.words(name).sorted().joined(separator: " ") + "." + born.description }
}
