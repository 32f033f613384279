import Core
import Correspondence
import Foundation
import Incidents
import Mandates
import Panels
import People
import Reception
import Storage
import Web

/// Mails about spaces, mandates and panels go through the outbox like all others.
struct MailsOfTown: PeopleLetters, MandateLetters, PanelLetters {
    let correspondence: CorrespondenceFeature
    let from: String?

    func send(_ letter: PersonLetter, of site: Site, now: Date, on connection: any Connection) throws {
        try send(letter.subject, letter.text, to: letter.to, key: letter.key, of: site, now: now, on: connection)
    }

    func send(_ letter: MandateLetter, of site: Site, now: Date, on connection: any Connection) throws {
        try send(letter.subject, letter.text, to: letter.to, key: letter.key, of: site, now: now, on: connection)
    }

    func send(_ letter: PanelLetter, of site: Site, now: Date, on connection: any Connection) throws {
        try send(letter.subject, letter.text, to: letter.to, key: letter.key, of: site, now: now, on: connection)
    }

    private func send(
        _ subject: String, _ text: String, to address: EmailAddress, key: String, of site: Site, now: Date, on connection: any Connection
    ) throws {
        let mail = Mail(
            from: try Sender(site, from: from).mailbox, replyTo: EmailAddress(site.email), to: address, subject: HeaderText(flattening: subject),
            text: text)
        try correspondence.enqueue(mail, uniqueKey: key, organisation: site.organisation, now: now, on: connection)
    }
}

/// What rooms print, they print as letters are.
struct PrinterOfTown: CardPrinter, MandatePrinter, CertificatePrinter, SheetPrinter, PanelPrinter {
    let correspondence: CorrespondenceFeature

    func pdf(of page: String) async throws -> [UInt8] { try await correspondence.paper(of: page) }
}
