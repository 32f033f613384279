import Core
import Foundation

/// The names of the counters of failures. Keyed: from a stolen table, neither an address nor an account can be read back.
struct AttemptKeys: Sendable {
    /// A keyed digest (HMAC), the same on every node.
    let digest: @Sendable (String) -> String

    func account(_ login: String, of organisation: OrganisationID) -> AttemptKey {
        AttemptKey(name: digest("account.\(organisation).\(login)"), throttle: .account)
    }

    /// Codes of a telephone have a million values: they are throttled like passwords, apart from them.
    func code(_ agent: AgentID) -> AttemptKey { AttemptKey(name: digest("code.\(agent)"), throttle: .account) }

    func address(_ address: String) -> AttemptKey { AttemptKey(name: digest("address.\(Self.network(of: address))"), throttle: .address) }

    /// An IPv6 subscriber has at least 2⁶⁴ addresses: they count as one, by their first four groups (RFC 6177).
    static func network(of address: String) -> String {
        var parsed = in6_addr()
        guard address.contains(":"), inet_pton(AF_INET6, address, &parsed) == 1 else { return address }
        let bytes = withUnsafeBytes(of: &parsed) { Array($0) }
        // ::ffff:192.0.2.1 is an IPv4 address that a socket for both shows so.
        if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF { return bytes[12...].map(String.init).joined(separator: ".") }
        return Secret.hexadecimal(bytes[0..<8])
    }
}
