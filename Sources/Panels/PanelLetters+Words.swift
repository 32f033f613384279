import Core
import Foundation
import Web

/// What somebody is asked about may be their health: no mail names it, neither in its subject nor in its text. It is behind the link.
extension PanelLetter {
    /// Asks somebody to confirm that they agree. The minute is in the key: whoever presses twice gets one mail.
    static func confirm(to address: EmailAddress, seed: String, _ book: ConsentBook, _ site: Site, _ words: Words, now: Date) -> PanelLetter {
        let lines = [
            words("panels.mail.hello"), "", words("panels.mail.confirm.text", ["town": site.name]),
            site.baseURL + book.link(.confirm, seed: seed), "", words("panels.mail.confirm.days", ["days": "\(ConsentBook.daysToConfirm)"]), "",
        ]
        return PanelLetter(
            to: address, subject: words("panels.mail.confirm.subject", ["town": site.name]),
            text: (lines + ending(seed, book, site, words)).joined(separator: "\n"),
            key: "panels:confirm:\(Secret.digest(seed)):\(Int(now.timeIntervalSince1970 / 60))")
    }

    /// Puts the questions of a panel.
    static func invite(_ panel: Panel, to address: EmailAddress, token: String, seed: String, _ book: ConsentBook, _ site: Site, _ words: Words)
        -> PanelLetter
    {
        let lines = [
            words("panels.mail.hello"), "", words("panels.mail.invite.text", ["town": site.name]), "",
            words("panels.mail.invite.until", ["day": panel.details.closes.inWords(words.language)]),
            site.baseURL + AnswerController.path + token, "", words("panels.mail.invite.anonymous"), "",
        ]
        return PanelLetter(
            to: address, subject: words("panels.mail.invite.subject", ["town": site.name]),
            text: (lines + ending(seed, book, site, words)).joined(separator: "\n"), key: "panels:invite:\(Secret.digest(token))")
    }

    /// Reminds of the questions of a panel: the only time.
    static func remind(_ panel: Panel, to address: EmailAddress, token: String, seed: String, _ book: ConsentBook, _ site: Site, _ words: Words)
        -> PanelLetter
    {
        let lines = [
            words("panels.mail.hello"), "", words("panels.mail.remind.text", ["town": site.name]), "",
            words("panels.mail.invite.until", ["day": panel.details.closes.inWords(words.language)]),
            site.baseURL + AnswerController.path + token, "", words("panels.mail.invite.anonymous"), "",
        ]
        return PanelLetter(
            to: address, subject: words("panels.mail.remind.subject", ["town": site.name]),
            text: (lines + ending(seed, book, site, words)).joined(separator: "\n"), key: "panels:remind:\(Secret.digest(token))")
    }

    /// Each message carries the way out.
    private static func ending(_ seed: String, _ book: ConsentBook, _ site: Site, _ words: Words) -> [String] {
        [words("panels.mail.withdraw"), site.baseURL + book.link(.withdraw, seed: seed), "", site.name, site.phone]
    }
}
