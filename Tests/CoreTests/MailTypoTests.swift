import Testing

@testable import Core

@Suite("An address of a known mail service with a letter wrong")
struct MailTypoTests {
    @Test(
        "What was probably meant is proposed",
        arguments: [
            ("amina@gmial.com", "amina@gmail.com"), ("amina@hotmial.fr", "amina@hotmail.fr"), ("amina@orage.fr", "amina@orange.fr"),
            ("Amina@gmail.con", "Amina@gmail.com"), ("amina@laposte.ne", "amina@laposte.net"), ("amina@wanadooo.fr", "amina@wanadoo.fr"),
        ])
    func meant(typed: String, meant: String) throws { #expect(MailTypo.meant(by: try #require(EmailAddress(typed))) == meant) }

    @Test(
        "An address that is right, or simply another, is left alone",
        arguments: ["gmail.com", "fred.fr", "ville.fr", "mail.com", "ymail.com", "sfb.fr"])
    func right(domain: String) throws { #expect(MailTypo.meant(by: try #require(EmailAddress("amina@\(domain)"))) == nil) }
}
