/// Why a sign-in by a provider failed: for the log and for tests. People are told to try again, never why.
public enum OpenIDFault: Error, Equatable, Sendable {
    /// A code of libcurl.
    case unreachable(Int32)
    case tooLarge
    /// A status and the provider's own name of its error.
    case refused(Int, String)
    case malformed(Part)
    /// The discovery document is another issuer's, or leads to another place.
    case otherIssuer
    /// The person went back, or the provider said no before there was a code.
    case cancelled(String)
    /// No sign-in of this browser waits for this answer: it came twice, too late, or from elsewhere.
    case unknownState
    case signature(Signature)
    case claim(Claim)

    public enum Part: Sendable { case discovery, keys, tokens, idToken, userinfo }

    public enum Signature: Sendable { case algorithm, unknownKey, wrong }

    public enum Claim: Sendable { case issuer, audience, expired, issuedAt, nonce, level, subject }
}
