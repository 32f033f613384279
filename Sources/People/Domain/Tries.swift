import Core
import Foundation

/// How long one waits after tries: a few free ones, then 30 seconds, one minute, two, four… half an hour at most. Always a wait, never a lock:
/// nobody closes somebody else's space by guessing at it.
struct Patience: Sendable, Equatable {
    /// Tries that cost nothing.
    let free: Int
    /// After this long without a try, all is forgotten.
    let memory: TimeInterval

    static let account = Patience(free: 5, memory: 24 * 3600)
    /// A library, a family, a whole street leave through one address.
    static let address = Patience(free: 30, memory: 3600)
    /// Mails asked for one address: enough for who lost the first, few for who wants to annoy.
    static let mail = Patience(free: 4, memory: 3600)

    static let shortest: TimeInterval = 30
    static let longest: TimeInterval = 30 * 60

    func wait(after tries: Int) -> TimeInterval {
        guard tries >= free else { return 0 }
        return min(Self.longest, Self.shortest * pow(2, Double(min(tries - free, 10))))
    }
}

/// One counter, under a name that tells neither who nor from where.
struct TryKey: Sendable, Equatable {
    let name: String
    let patience: Patience
}

/// The names of the counters. Keyed: from a stolen table, neither an address nor an account can be read back.
struct TryKeys: Sendable {
    let key: [UInt8]

    func account(_ login: String, of organisation: OrganisationID) -> TryKey {
        TryKey(name: Secret.mark("account.\(organisation).\(login)", key: key), patience: .account)
    }

    func mail(_ email: EmailAddress, of organisation: OrganisationID) -> TryKey {
        TryKey(name: Secret.mark("mail.\(organisation).\(email.description.lowercased())", key: key), patience: .mail)
    }

    /// An IPv6 subscriber has at least 2⁶⁴ addresses: they count as one, by their first four groups (RFC 6177).
    func address(_ address: String) -> TryKey {
        let network = address.contains(":") ? address.split(separator: ":").prefix(4).joined(separator: ":") : address
        return TryKey(name: Secret.mark("address.\(network)", key: key), patience: .address)
    }
}
