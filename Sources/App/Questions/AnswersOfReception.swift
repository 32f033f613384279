import Core
import Correspondence
import Foundation
import Organisations
import Reception
import Storage
import Web

/// What agents write to those who wrote.
struct AnswersOfReception: MailAnswers {
    let organisations: OrganisationsFeature
    let correspondence: CorrespondenceFeature
    let from: String?
    let clock: @Sendable () -> Date

    func answer(
        _ message: InboundMessageID, to address: EmailAddress, subject: Line, text: String, replyTo: String, from organisation: OrganisationID
    ) async throws -> AnswerToSend {
        let now = clock()
        let site = try await organisations.site(of: organisation, now: now)
        let mail = Mail(
            from: try Sender(site, from: from).mailbox, replyTo: EmailAddress(replyTo) ?? EmailAddress(site.email), to: address,
            subject: HeaderText(flattening: subject.description), text: text)
        // Answered once by its transaction; put back and answered again, even in the same words, it leaves again.
        let key = "answer:\(message):\(UUID().uuidString)"
        return AnswerToSend { try correspondence.enqueue(mail, uniqueKey: key, organisation: organisation, now: now, on: $0) }
    }
}
