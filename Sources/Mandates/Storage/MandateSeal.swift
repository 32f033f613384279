import Core
import Foundation
import Secrets

/// The keys of mandates: without them nothing stored tells for whom a mandate is, nor opens what was begun under it.
struct MandateSeal: Sendable {
    private let seal: SecretSeal
    private let marking: [UInt8]

    /// - Parameter key: 32 bytes, the same on every node.
    init(key: [UInt8]) {
        seal = SecretSeal(key: Secret.derivedKey(from: key, for: "sealing"))
        marking = Secret.derivedKey(from: key, for: "marking")
    }

    func close(_ person: MandatePerson, seed: String) throws -> String { try close(person.json, seed: seed) }

    func person(_ sealed: String, seed: String) throws -> MandatePerson? {
        MandatePerson(json: try open(sealed, seed: seed))
    }

    /// What is said of a protected person.
    func close(_ json: JSON, seed: String) throws -> String { try seal.close(Array(json.text.utf8), for: seed) }

    func open(_ sealed: String, seed: String) throws -> JSON { try JSON(String(decoding: try seal.open(sealed, for: seed), as: UTF8.self)) }

    func close(_ code: OneTimeCode, of email: String) throws -> String { try seal.close(code.secret, for: "code.\(email)") }

    func code(_ sealed: String, of email: String) throws -> OneTimeCode { OneTimeCode(secret: try seal.open(sealed, for: "code.\(email)")) }

    func mark(number: Reference) -> String { Secret.mark("number.\(number)", key: marking) }
    func mark(name: String, born: LocalDate, in organisation: OrganisationID) -> String {
        Secret.mark("name.\(organisation).\(MandatePerson.trace(of: name, born: born))", key: marking)
    }
    func mark(phone: String, in organisation: OrganisationID) -> String { Secret.mark("phone.\(organisation).\(phone)", key: marking) }
    func mark(agreementToken token: String) -> String { Secret.mark("parent.\(token)", key: marking) }
    /// What a page says that it showed. **A key, not a digest alone**: from a digest of all answers, who reads most of them could find the others by trying.
    func mark(read digest: String, of dossier: DossierID) -> String { Secret.mark("read.\(dossier).\(digest)", key: marking) }
    func mark(representativeToken token: String) -> String { Secret.mark("representative.\(token)", key: marking) }
    func mark(answer: String, seed: String) -> String { Secret.mark("answer.\(seed).\(answer)", key: marking) }

    /// What opens what was begun under a mandate, in place of a browser's key.
    func openingKey(seed: String) -> String { Secret.mark("opening.\(seed)", key: marking) }

    /// What the history of a request holds of who filed it: never twice the same.
    func trace(_ access: AccessID, of measure: MeasureID) -> String { (try? seal.close(Array("\(access).\(measure)".utf8), for: "trace")) ?? "" }

    /// - Parameter trace: or the numbers in clear, which histories held before there were traces.
    func traced(_ trace: String) -> (access: Int64, measure: Int64)? {
        let text = (try? seal.open(trace, for: "trace")).map { String(decoding: $0, as: UTF8.self) } ?? trace
        let numbers = text.split(separator: ".").compactMap { Int64($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    func attest(_ attestation: Attestation) -> String { attestation.hash(key: marking) }
}
