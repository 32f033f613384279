import Core

/// What a password must be when nothing but a throttle stands beside it: 80 bits (CNIL, délibération 2022-100 of 21 July 2022).
///
/// Twelve characters of four classes, or fourteen of three, or a phrase of seven words; and none of the words that everybody tries first.
public struct PasswordRule: Sendable {
    /// Words that the person's own password must not lean on: their name, their address, their town.
    private let personal: Set<String>

    public init(personal: [String]) {
        self.personal = Set(personal.flatMap(Text.words).filter { $0.count >= 4 })
    }

    /// Longer tells nothing more, and costs us more to hash.
    public static let longest = 200

    /// What to change in this password; `nil` when it will do.
    public func fault(in password: String) -> UserMessage? {
        if password.count > Self.longest { return UserMessage("identity.password.tooLong", ["most": String(Self.longest)]) }
        guard Self.isPhrase(password) || Self.isStrong(password) else { return UserMessage("identity.password.tooWeak") }
        guard isUncommon(password) else { return UserMessage("identity.password.common") }
        return nil
    }

    private static func isPhrase(_ password: String) -> Bool {
        Set(Text.words(password).filter { $0.count >= 2 }).count >= 7
    }

    private static func isStrong(_ password: String) -> Bool {
        let hasThree = password.contains(where: \.isLowercase) && password.contains(where: \.isUppercase) && password.contains(where: \.isNumber)
        let hasFour = hasThree && password.contains { !$0.isLetter && !$0.isNumber }
        return password.count >= 14 && hasThree || password.count >= 12 && hasFour
    }

    /// Without the words that everybody tries, enough must be left for the password to be a secret: « Bonjour-Mairie2026! » leaves "-2026!".
    private func isUncommon(_ password: String) -> Bool {
        let known = CommonPasswords.words.union(personal).sorted { ($1.count, $0) < ($0.count, $1) }
        let rest = known.reduce(Text.folded(password)) { $0.replacing($1, with: "") }
        return rest.count >= 8 && Set(rest).count >= 6
    }
}
