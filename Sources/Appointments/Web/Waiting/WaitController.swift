import Core
import Foundation
import HTTPTypes
import Hummingbird
import Scheduling
import Web

/// Where one stands in the list: found by the link that was sent, or by the number and the code; what is offered is taken here, or refused.
struct WaitController: Sendable {
    static let path = "/rendez-vous/attente"

    let book: AppointmentBook

    var routes: [Route] {
        [
            .get(Self.path) { visit in FindWaitPage(visit: visit).response() }, .post(Self.path, answer: find),
            .get(Self.path + "/:key", answer: show), .post(Self.path + "/:key", answer: answer),
        ]
    }

    /// The code was sent to the address that they gave: who types it may wait. One answer for every mistake.
    @Sendable private func find(_ visit: Visit) async throws -> Response {
        try await book.doors.admit(visit, through: "wait", atMost: 10, perSeconds: 600)
        guard let reference = visit.form.text("numero").flatMap(Reference.init) else { return FindWaitPage(visit: visit, problem: true).response() }
        try await book.doors.check("wait:\(reference)", atMost: 10, perSeconds: 3600, now: visit.now)
        let typed = (visit.form.text("code") ?? "").filter { ("0"..."9").contains($0) }
        guard Secret.areEqual(typed, book.links.code(ofWait: reference)), let wait = try await book.waiting.find(reference),
            wait.organisation == visit.site.organisation
        else { return FindWaitPage(visit: visit, problem: true).response() }
        return try await confirm(wait, visit)
    }

    /// Whoever has the link: it was sent to nobody else.
    private func opened(_ visit: Visit) async throws -> Wait {
        guard let reference = book.links.wait(of: try visit.parameter("key")), let wait = try await book.waiting.find(reference),
            wait.organisation == visit.site.organisation
        else { throw AppointmentProblem.unknownWait }
        return wait
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let wait = try await opened(visit)
        if wait.state == .served, let id = wait.appointment, let booked = try await book.bookings.find(id) {
            return .seeOther(book.links.address(of: booked.reference))
        }
        return try await page(wait, OfferForm(), visit)
    }

    private func page(_ wait: Wait, _ form: OfferForm, _ visit: Visit) async throws -> Response {
        let held = wait.state == .offered ? try await wait.appointment.asyncMap { try await book.bookings.find($0) } ?? nil : nil
        let places = try await book.schedules.places(of: wait.organisation)
        var form = form
        if held != nil { form.others = try await others(of: wait, visit) }
        return WaitPage(
            wait: wait, offer: try await book.offer(wait.wishes.type, of: wait.organisation),
            places: places.filter { wait.wishes.places.contains($0.id) },
            allPlaces: places, offered: try await held.asyncMap { try await book.told($0) },
            rank: try await book.waiting.rank(of: wait), path: book.links.address(ofWait: wait.reference), form: form, visit: visit
        ).response()
    }

    private func others(of wait: Wait, _ visit: Visit) async throws -> OthersOfContact {
        try await book.waiting.others(in: wait.organisation, at: nil, of: wait.id, now: visit.now)[wait.id] ?? OthersOfContact(appointments: [])
    }

    @Sendable private func answer(_ visit: Visit) async throws -> Response {
        let wait = try await opened(visit)
        switch visit.form.first("reponse") {
        case "confirmer": return try await confirm(wait, visit)
        case "prendre": return try await accept(wait, visit)
        case "refuser": try await book.waiting.refuse(wait.id, now: visit.now)
        case "quitter": try await book.waiting.leave(wait.id, now: visit.now)
        default: throw WebProblem.malformed
        }
        return .seeOther(book.links.address(ofWait: wait.reference))
    }

    /// What is free already is offered at once.
    private func confirm(_ wait: Wait, _ visit: Visit) async throws -> Response {
        do {
            try await book.waiting.confirm(wait.id, now: visit.now)
            if wait.state == .asked { try await book.waitingTurn.turn(for: wait.id, visit.now) }
            return .seeOther(book.links.address(ofWait: wait.reference))
        } catch let problem as AppointmentProblem {
            return try await page(wait, OfferForm(problem: problem), visit)
        }
    }

    private func accept(_ wait: Wait, _ visit: Visit) async throws -> Response {
        var form = OfferForm(visit.form)
        if wait.state == .offered, let held = try await wait.appointment.asyncMap({ try await book.bookings.find($0) }) ?? nil {
            let offer = try await book.offer(wait.wishes.type, of: wait.organisation)
            form.check(offer, held, try await others(of: wait, visit))
            guard form.faults.isEmpty else { return try await page(wait, form, visit) }
        }
        do {
            if let held = form.held {
                let offer = try await book.offer(held.type, of: held.organisation)
                try await book.check(form.answer.applications, for: NumberedWish(offer: offer, party: held.party, place: held.place), visit)
            }
            let booked = try await book.waiting.accept(wait.id, form.answer, visitor: visit.visitor.digest, now: visit.now)
            // A second click, or another browser with the same link: it opens what was booked.
            return .seeOther(
                wait.state == .served ? book.links.address(of: booked.reference) : FollowController.address(booked.reference) + "?fait=pris")
        } catch let problem as AppointmentProblem {
            form.problem = problem
            return try await page(try await book.waiting.find(wait.id) ?? wait, form, visit)
        }
    }
}

extension AppointmentLinks {
    /// Short enough for a text message; the number is in nothing else that is sent.
    func address(ofWait reference: Reference) -> String { "\(WaitController.path)/\(reference).\(waitMark(reference).prefix(16))" }

    func wait(of text: String) -> Reference? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let reference = Reference(parts[0]), Secret.areEqual(parts[1], String(waitMark(reference).prefix(16))) else {
            return nil
        }
        return reference
    }

    /// Six digits to type, for who reads their messages elsewhere.
    func code(ofWait reference: Reference) -> String { digits("code d'attente:\(reference)") }

    func digits(_ text: String) -> String {
        let number = UInt64(Secret.mark(text, key: key).prefix(12), radix: 16) ?? 0
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    func address(ofRegistration reference: Reference) -> String {
        "\(RegistrationController.path)/\(reference).\(registrationMark(reference).prefix(16))"
    }

    func registration(of text: String) -> Reference? {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let reference = Reference(parts[0]), Secret.areEqual(parts[1], String(registrationMark(reference).prefix(16)))
        else { return nil }
        return reference
    }

    func code(ofRegistration reference: Reference) -> String { digits("code d'inscription:\(reference)") }

    private func registrationMark(_ reference: Reference) -> String { Secret.mark("inscription:\(reference)", key: key) }

    private func waitMark(_ reference: Reference) -> String { Secret.mark("attente:\(reference)", key: key) }
}
