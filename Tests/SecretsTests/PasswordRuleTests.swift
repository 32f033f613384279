import Core
import Testing

@testable import Secrets

@Suite("What a password must be")
struct PasswordRuleTests {
    let rule = PasswordRule(personal: ["Amina Benali", "amina.benali@admiville.example", "Admiville"])

    @Test(
        "Enough of 80 bits will do",
        arguments: [
            "Xk7Rq2Wm9Tz4Lb", "xK7-rQ2.wM9+", "le vieux canard mange trois poires vertes lentement", "Sept-Longs-Mots-Pour-Une-Phrase-Secrete-Enfin",
        ])
    func accepted(password: String) { #expect(rule.fault(in: password) == nil) }

    @Test(
        "Less is refused",
        arguments: [
            "", "Xk7Rq2Wm9Tz4L", "xk7rq2wm9tz4lb", "XK7RQ2WM9TZ4LB", "xkjrqdwmhtzflb", "xK7-rQ2.wM9", "un deux trois quatre cinq six",
            "ma ma ma ma ma ma ma ma",
        ])
    func tooWeak(password: String) { #expect(rule.fault(in: password)?.key == "identity.password.tooWeak") }

    @Test(
        "What everybody tries is refused, whatever is stuck on it",
        arguments: [
            "Motdepasse2026!", "Azerty123456789A", "Bonjour-Mairie2026", "Benali-Amina-2026!", "Admiville2026Aa", "Aaaaaaaaaaaaa1",
            "Password123456!!",
        ])
    func common(password: String) { #expect(rule.fault(in: password)?.key == "identity.password.common") }

    @Test("Nobody needs two hundred characters")
    func tooLong() { #expect(rule.fault(in: "Aa1-" + String(repeating: "x", count: 200))?.key == "identity.password.tooLong") }
}
