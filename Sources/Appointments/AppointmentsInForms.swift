import Core
import Foundation
import Scheduling
import Storage
import Web

/// What this room asks of the one that keeps forms. `App` answers.
public protocol FormsWithTimes: Sendable {
    /// `nil` when this visitor has no such draft, or when it asks no such question.
    func question(_ field: String, of draft: Reference, for visit: Visit) async throws -> OpenQuestion?
    func answer(_ text: String, to question: OpenQuestion, of draft: Reference, for visit: Visit) async throws
}

/// An appointment that was asked for with a request, as its pages tell of it.
public struct TimeOfRequest: Sendable {
    public let text: String
    public let state: StatusTag
    /// Opens it in the browser of the person.
    public let path: String
    public let deskPath: String
}

/// What the room of requests asks, in the end: see `App/Questions/TimesOfDossiers.swift`.
extension AppointmentsFeature {
    /// Whether people choose a time for this themselves, or agents for them: these book what is not shown too.
    public func receives(for type: String, byAgent: Bool, in organisation: OrganisationID) async throws -> Bool {
        try await book.schedules.offers(of: organisation).contains {
            $0.details.slug == type && ($0.details.isPublic || byAgent) && $0.isWithoutDetails
        }
    }

    public func timesKept(for draft: DraftID, words: Words, now: Date) async throws -> [KeptTime] {
        var times: [KeptTime] = []
        for (field, held) in try await book.bookings.kept(for: draft) {
            let (told, until) = (try await book.told(held), held.heldUntil ?? now)
            let hour = words.hour(Int(until.timeIntervalSince1970) / 60, in: told.zone)
            times.append(KeptTime(field: field, text: told.text(words), until: hour, isOver: until <= now))
        }
        return times
    }

    public func giveBack(_ field: String, of draft: DraftID) async throws { try await book.bookings.giveBack(field, of: draft) }

    /// All that a draft keeps, when it is erased.
    public func forgetTimes(of draft: DraftID, on connection: any Connection) throws { try connection.giveBack("draft_id = \(draft)") }

    /// Books what a draft kept for its questions (by question, the key of the type), in the transaction that files it.
    /// - Throws: a `Problem` to be told: somebody else has that time by now, or they have too many.
    public func bookTimes(_ questions: [String: String], of draft: DraftID, for request: FiledWithTimes, on connection: any Connection) throws {
        try connection.book(questions, of: draft, for: request, seed: seed)
    }

    public func times(of dossier: DossierID, words: Words) async throws -> [TimeOfRequest] {
        var times: [TimeOfRequest] = []
        for appointment in try await book.bookings.list(of: dossier) {
            times.append(
                TimeOfRequest(
                    text: try await book.told(appointment).text(words), state: appointment.state.tag(words),
                    path: book.links.address(of: appointment.reference), deskPath: "\(DayController.path)/\(appointment.reference)"))
        }
        return times
    }
}

/// What the question of a request should say, once its appointment moved or was cancelled.
public struct AnswerOfRequest: Sendable {
    public let dossier: DossierID
    public let field: String
    public let text: String
    public let isCancelled: Bool
    let appointment: AppointmentID
    let version: Int

    /// Whether the appointment is still as this tells it. Asked in the transaction that writes the answer, once the request is locked: another worker may be
    /// telling of a later move, and must not be undone.
    public func isStillSo(on connection: any Connection) throws -> Bool {
        try connection.isAsked(appointment, at: version, by: dossier, field)
    }
}

extension AppointmentsFeature {
    /// The request that an appointment was asked for with.
    public func dossier(of appointment: AppointmentID) async throws -> DossierID? { try await book.bookings.question(of: appointment)?.dossier }

    /// As the appointment stands now, however late the news are read; `nil` for one that no form asked for.
    public func answer(after news: AppointmentNews, words: Words) async throws -> AnswerOfRequest? {
        guard [.moved, .cancelled, .replaced].contains(news.what), let question = try await book.bookings.question(of: news.appointment),
            let appointment = try await book.bookings.find(news.appointment)
        else { return nil }
        let (text, isCancelled) = (try await book.told(appointment).text(words), appointment.state.isCancelled)
        return AnswerOfRequest(
            dossier: question.dossier, field: question.field,
            text: isCancelled ? words("appointments.answer.cancelled", ["when": text]) : text, isCancelled: isCancelled,
            appointment: appointment.id, version: appointment.version)
    }
}

extension ToldAppointment {
    /// When and where, on one line.
    func text(_ words: Words) -> String { "\(words.when(appointment.start, in: place)), \(place.details.name)" }
}
