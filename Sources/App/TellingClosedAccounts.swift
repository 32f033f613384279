import Core
import Correspondence
import Foundation
import Identity
import Organisations
import Web

extension Product {
    /// Closes the accounts that nobody uses any more, and tells the administrators whose they were.
    func closeIdleAccounts() async throws {
        let now = clock()
        for closed in try await identity.closeIdle(now: now) {
            let site = try await site(of: closed.organisation)
            let sender = try Sender(site, from: settings.mail.from)
            let names = closed.names.map { "- \($0)" }.joined(separator: "\n")
            let text = french("identity.closed.text", ["names": names, "link": site.baseURL + "/bureau/reglages/agents"])
            for address in closed.tell {
                let mail = Mail(
                    from: sender.mailbox, replyTo: EmailAddress(site.email), to: address,
                    subject: HeaderText(flattening: french("identity.closed.subject")), text: text)
                let key = Secret.digest("\(closed.organisation) \(closed.names) \(address) \(now)")
                try await send(mail, key: "closed:\(key)", organisation: closed.organisation, dossier: nil)
            }
        }
    }
}
