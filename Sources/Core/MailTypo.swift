/// An address of a known mail service with a letter wrong: `gmial.com`. Nobody is stopped: the name may exist.
public enum MailTypo {
    static let services = [
        "gmail.com", "hotmail.com", "hotmail.fr", "outlook.com", "outlook.fr", "live.fr", "yahoo.fr", "yahoo.com", "icloud.com", "orange.fr",
        "wanadoo.fr", "free.fr", "sfr.fr", "laposte.net", "bbox.fr", "neuf.fr", "protonmail.com",
    ]
    /// One letter away from a service, and yet a service too.
    private static let others: Set<String> = ["mail.com", "ymail.com", "live.com"]

    /// The address that was probably meant; `nil` when nothing is odd.
    public static func meant(by address: EmailAddress) -> String? {
        let text = address.description
        guard let at = text.lastIndex(of: "@") else { return nil }
        let domain = text[text.index(after: at)...].lowercased()
        if services.contains(domain) || others.contains(domain) { return nil }
        return services.first { isNear(Array(domain.utf8), Array($0.utf8)) }.map { text[...at] + $0 }
    }

    /// One letter more, less, or other, or two neighbours swapped. Short names are near to too many: there, only swapped ones count.
    private static func isNear(_ typed: [UInt8], _ known: [UInt8]) -> Bool {
        let start = zip(typed, known).prefix { $0 == $1 }.count
        let (left, right) = (Array(typed[start...]), Array(known[start...]))
        let isSwapped = left.count > 1 && right.count > 1 && left[0] == right[1] && left[1] == right[0]
        if isSwapped, left.dropFirst(2) == right.dropFirst(2) { return true }
        guard known.count > 8 else { return false }
        let (typedRest, knownRest) = (Array(left.dropFirst()), Array(right.dropFirst()))
        return typedRest == right || left == knownRest || (left.count == right.count && typedRest == knownRest)
    }
}
