import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// Answers to our short messages, posted by the gateway. It is always told that they came: who sends one learns nothing of what it was about.
struct ConsentReplies: Sendable {
    let room: MandatesFeature

    static let path = "/sms/reponses"
    private static let largest = 10_000

    var routes: [Route] { [.post(Self.path, body: .unchecked, answer: take)] }

    @Sendable private func take(_ visit: Visit) async throws -> Response {
        let sent = visit.request.headers[.authorization] ?? ""
        guard sent.hasPrefix("Bearer "), room.messages.accepts(token: String(sent.dropFirst(7))) else { return Response(status: .unauthorized) }
        let body = try await visit.body(upTo: Self.largest)
        let text = String(decoding: Array(body.readableBytesView), as: UTF8.self)
        guard let json = try? JSON(text), let from = json["from"]?.string.flatMap(room.messages.mobile), let answer = json["text"]?.string else {
            return Response(status: .badRequest)
        }
        try await room.mandates.answer(
            String(answer.prefix(200)), from: from, of: visit.site.organisation, zone: visit.site.zone, at: visit.now)
        return Response(status: .noContent)
    }
}
