import Core
import Foundation
import JWTKit

/// The public keys of a provider.
struct SigningKeys: Sendable {
    private let keys: [(id: String?, type: String, json: JSON)]

    init(_ document: JSON) throws(OpenIDFault) {
        guard let all = document["keys"]?.array else { throw .malformed(.keys) }
        keys = all.compactMap { key in
            guard let type = key["kty"]?.string, key["use"]?.string ?? "sig" == "sig" else { return nil }
            return (key["kid"]?.string, type, key)
        }
    }

    func holds(_ id: String?) -> Bool { id == nil || keys.contains { $0.id == id } }

    /// The one key that a token names; the only one of its type when it names none.
    func key(_ id: String?, type: String) -> JSON? {
        let right = keys.filter { $0.type == type && (id == nil || $0.id == id) }
        return id == nil && right.count > 1 ? nil : right.first?.json
    }
}

/// A token that a provider signed (RFC 7515, compact form).
struct SignedToken: Sendable {
    let text: String
    let algorithm: String
    let keyID: String?
    private let payload: JSON

    init(_ text: String, _ part: OpenIDFault.Part) throws(OpenIDFault) {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard pieces.count == 3, text.utf8.count <= HTTPSExchange.largest, let header = Self.json(pieces[0]), let payload = Self.json(pieces[1]),
            let algorithm = header["alg"]?.string,
            // A header that must be understood, and is not (RFC 7515, 4.1.11).
            header["crit"] == nil
        else { throw .malformed(part) }
        (self.text, self.algorithm, keyID, self.payload) = (text, algorithm, header["kid"]?.string, payload)
    }

    /// What it says, once its signature is verified by a key of the provider's. The algorithm is one that we allow, and the key's type goes with it:
    /// a public key is never taken for a shared secret (RFC 8725, 3.1).
    func claims(signedBy keys: SigningKeys, allowing algorithms: Set<String>) async throws(OpenIDFault) -> JSON {
        guard algorithms.contains(algorithm) else { throw .signature(.algorithm) }
        guard let key = keys.key(keyID, type: algorithm == "ES256" ? "EC" : "RSA") else { throw .signature(.unknownKey) }
        do {
            var members = key.object ?? [:]
            members["kid"] = .string(keyID ?? "only")
            members["alg"] = .string(algorithm)
            let jwk = try JWK(json: JSON.object(members).text)
            _ = try await JWTKeyCollection().add(jwk: jwk).verify(text, as: AnyClaims.self)
        } catch { throw .signature(.wrong) }
        return payload
    }

    private static func json(_ piece: Substring) -> JSON? {
        let padded = String(piece).replacing("-", with: "+").replacing("_", with: "/") + String(repeating: "=", count: (4 - piece.utf8.count % 4) % 4)
        guard let bytes = Data(base64Encoded: padded), let json = try? JSON(bytes: Array(bytes)), json.object != nil else { return nil }
        return json
    }
}

/// The signature alone is JWTKit's to judge: claims are ours.
private struct AnyClaims: JWTPayload {
    func verify(using algorithm: some JWTAlgorithm) async throws {}
}
