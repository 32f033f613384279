import Core
import Foundation

/// Somebody invented: one name, and an e-mail address and a phone that go with it.
struct DemoPerson {
    let firstName: String
    let lastName: String
    let civility: String
    let email: String
    let phone: String

    init(_ names: DemoNames, using generator: inout DemoGenerator) {
        firstName = generator.pick(names.firstNames)
        lastName = generator.pick(names.lastNames)
        civility = names.women.contains(firstName) ? "madame" : "monsieur"
        email = "\(Self.mailbox(firstName)).\(Self.mailbox(lastName))@\(generator.pick(names.emailDomains))"
        let prefix = generator.pick(names.phonePrefixes).filter(\.isNumber).dropFirst()
        phone = "+33\(prefix)\(Int.random(in: 1000...9999, using: &generator))"
    }

    var name: String { "\(firstName) \(lastName)" }

    /// « Le Goff » is `le-goff`.
    private static func mailbox(_ name: String) -> String { Text.words(name).joined(separator: "-") }
}
