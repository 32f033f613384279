import Core
import Foundation
import Secrets

/// How addresses are kept: closed, found again by a digest that only the installation's key makes, and led to by links nobody guesses.
struct ConsentBook: Sendable {
    /// Raised with each change of what people agree to (`panels.consent.text`).
    static let textVersion = "2026-11"
    static let months = 24
    static let daysToConfirm = 7

    enum Door: String { case confirm = "accord", withdraw = "retrait" }

    private let key: [UInt8]
    private let seal: SecretSeal

    init(key: [UInt8]) { (self.key, seal) = (key, SecretSeal(key: Secret.derivedKey(from: key, for: "addresses"))) }

    /// Of this address for this life event: two events of one person share nothing that is stored.
    func mark(_ address: EmailAddress, _ event: LifeEvent, in organisation: OrganisationID) -> String {
        Secret.mark("consent:\(organisation):\(event):\(address.description.lowercased())", key: key)
    }

    /// Of this address in this panel: who withdraws and agrees again is not asked twice.
    func mark(_ address: EmailAddress, in panel: PanelID) -> String {
        Secret.mark("panel:\(panel):\(address.description.lowercased())", key: key)
    }

    /// Of a sheet of paper of this panel. A code is short: without the key, nobody finds it again by trying them all.
    func mark(_ code: SheetCode, in panel: PanelID) -> String { Secret.mark("sheet:\(panel):\(code.text)", key: key) }

    func close(_ address: EmailAddress, seed: String) throws -> String { try seal.close(Array(address.description.utf8), for: seed) }

    func address(_ sealed: String, seed: String) throws -> EmailAddress? {
        EmailAddress(String(decoding: try seal.open(sealed, for: seed), as: UTF8.self))
    }

    /// - Parameter seed: what is stored of the consent, which opens nothing without the key.
    func link(_ door: Door, seed: String) -> String { "/panels/\(door.rawValue)/\(seed).\(Secret.mark("\(door.rawValue):\(seed)", key: key))" }

    func seed(of text: String, at door: Door) -> String? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, Secret.areEqual(parts[1], Secret.mark("\(door.rawValue):\(parts[0])", key: key)) else { return nil }
        return parts[0]
    }
}
