import Core
import Crypto
import Foundation

/// Keeps short things unreadable to whoever has the database and not the installation's key: addresses, keys of sectors.
struct Vault: Sendable {
    private let key: [UInt8]
    private let sealing: SymmetricKey
    private let marking: [UInt8]

    /// - Parameter key: 32 bytes, the same on every node.
    init(key: [UInt8]) {
        self.key = key
        sealing = SymmetricKey(data: Secret.derivedKey(from: key, for: "sealing"))
        marking = Secret.derivedKey(from: key, for: "marking")
    }

    /// - Parameter place: where it is kept: what is moved elsewhere does not open there.
    func seal(_ bytes: [UInt8], for place: String) throws -> [UInt8] {
        let box = try AES.GCM.seal(bytes, using: sealing, authenticating: Array(place.utf8))
        return Array(box.nonce) + box.ciphertext + box.tag
    }

    func open(_ sealed: [UInt8], for place: String) throws -> [UInt8] {
        try Array(AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: sealing, authenticating: Array(place.utf8)))
    }

    /// Another vault, whose contents this one does not open.
    func inner(_ purpose: String) -> Vault { Vault(key: Secret.derivedKey(from: key, for: "inner \(purpose)")) }

    /// By what a thing is found again: without the key, no list of addresses can be tried against it.
    func mark(_ text: String) -> String { Secret.mark(text, key: marking) }
}

extension Vault {
    /// One address, however its capitals were typed.
    func mark(of email: EmailAddress, in organisation: OrganisationID) -> String { mark("email.\(organisation).\(email.description.lowercased())") }

    func seal(_ email: EmailAddress) throws -> [UInt8] { try seal(Array(email.description.utf8), for: "email") }

    func email(_ sealed: [UInt8]) throws -> EmailAddress? { EmailAddress(String(decoding: try open(sealed, for: "email"), as: UTF8.self)) }
}
