import Core
import OpenID

/// ProConnect, as an installation has it: who says who agents are, and whom of theirs we take.
///
/// ProConnect lets anybody in who works for a French organisation: what they may do here is ours to say. An agent comes in who has an account already,
/// under the address that ProConnect gives, and works for one of the organisations that the installation names.
public struct AgentProvider: Sendable {
    let client: OpenIDClient
    /// Empty: any organisation.
    let sirets: Set<String>
    /// Identity providers behind ProConnect (`idp_id`). Empty: any.
    let sources: Set<String>

    /// - Parameter settings: its scopes are ours to say: see ``scopes(asking:)``.
    public init(_ settings: ProviderSettings, sirets: Set<String>, sources: Set<String>) {
        (client, self.sirets, self.sources) = (OpenIDClient(settings), sirets, sources)
    }

    /// What is asked of ProConnect: the address, by which the account is found the first time, and what the checks need. No name: we have it.
    public static func scopes(asking sources: Set<String>) -> [String] { ["email", "siret"] + (sources.isEmpty ? [] : ["idp_id"]) }

    /// The address that they have there, when they may come in.
    func address(in claims: JSON) -> EmailAddress? {
        guard sirets.isEmpty || claims["siret"]?.string.map(sirets.contains) == true else { return nil }
        guard sources.isEmpty || claims["idp_id"]?.string.map(sources.contains) == true else { return nil }
        guard claims["email_verified"]?.bool != false else { return nil }
        return claims["email"]?.string.flatMap { EmailAddress($0) }
    }
}

/// How an agent came from ProConnect.
struct ProviderEntry: Sendable, Equatable {
    /// Two factors were asked of them there.
    let isStrong: Bool
    /// Signs the session out there too. Closed: it names the person.
    let logoutHint: String
}
