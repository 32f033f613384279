import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Scheduling
import Web

/// What rendezvouspasseport.ants.gouv.fr asks of an editor: our places, their free times, the appointments of a pre-application.
///
/// It takes any answer but 200 for a breakdown, and leaves the whole editor out of its search: what can be answered is answered.
struct NationalController: Sendable {
    static let path = "/ants"
    /// The engine never asks for more; a mistake must not make years of slots.
    static let mostDays = 370
    static let tokenHeader = "X-HUB-RDV-AUTH-TOKEN"

    let book: AppointmentBook

    var routes: [Route] {
        [
            .get(Self.path + "/getManagedMeetingPoints", answer: points), .get(Self.path + "/availableTimeSlots", answer: slots),
            .get(Self.path + "/searchApplicationIds", answer: applications),
        ]
    }

    @Sendable private func points(_ visit: Visit) async throws -> Response {
        guard book.links.accepts(visit) else { return .refused }
        let places = try await book.schedules.places(of: visit.site.organisation).filter { $0.details.isShown && $0.position != nil }
        return .json(.array(places.map { $0.national(visit.site) }))
    }

    @Sendable private func slots(_ visit: Visit) async throws -> Response {
        guard book.links.accepts(visit) else { return .refused }
        guard let reason = visit.query("reason").flatMap(NationalReason.init) else { return .badRequest("Invalid reason param") }
        guard let first = visit.query("start_date").flatMap({ LocalDate($0) }), let last = visit.query("end_date").flatMap({ LocalDate($0) }) else {
            return .badRequest("Invalid start_date or end_date param")
        }
        guard first <= last else { return .badRequest("start_date is after end_date") }
        guard let documents = visit.query("documents_number").map({ Int($0) }) ?? 1, (1...50).contains(documents) else {
            return .badRequest("Invalid documents_number param")
        }
        let ids = visit.queries("meeting_point_ids")
        guard !ids.isEmpty else { return .badRequest("Missing meeting_point_ids param") }
        let days = first...min(last, first.adding(days: Self.mostDays))
        return .json(bytes: try await free(ids, reason, documents, days, visit))
    }

    /// The public view, before and after the reserve is released. What is past is left out here: the engine's own filter is an hour late in summer.
    private func free(_ ids: [String], _ reason: NationalReason, _ documents: Int, _ days: ClosedRange<LocalDate>, _ visit: Visit) async throws
        -> ByteBuffer
    {
        let organisation = visit.site.organisation
        let wanted = Set(ids)
        let places = try await book.territory.places(of: organisation, now: visit.now).filter { wanted.contains("\($0.id)") }
        let offers = try await book.schedules.offers(of: organisation)
            .filter { $0.details.isPublic && $0.details.reason?.serves(reason) == true && $0.details.largestParty >= documents }
            // The narrower type first: of two that give the same time, its page is shown.
            .sorted { ($0.details.reason == reason ? 0 : 1, $0.id) < ($1.details.reason == reason ? 0 : 1, $1.id) }
        var answer = NationalSlots(site: visit.site.baseURL, days: days)
        var starts: [[PlaceID: [Minute]]] = []
        for offer in offers {
            let search = PlaceSearch(
                organisation: organisation, offer: offer, party: offer.party(of: documents), zone: visit.site.zone, days: days)
            starts.append(try await book.territory.starts(at: places.map(\.id), search, now: visit.now))
        }
        for place in places {
            let free = zip(offers, starts).map { offer, starts in
                (link: SlotsPage.address(offer, offer.party(of: documents), at: place.id), starts: starts[place.id] ?? [])
            }
            answer.add(place, free)
        }
        for id in wanted.subtracting(places.map { "\($0.id)" }) { answer.add(unknown: id) }
        return answer.ended
    }

    @Sendable private func applications(_ visit: Visit) async throws -> Response {
        guard book.links.accepts(visit) else { return .refused }
        let asked = visit.queries("application_ids")
        let numbers = Array(Set(asked.map { $0.uppercased() }.filter(PersonInput.isApplication)).prefix(100))
        let found = try await book.bookings.find(
            application: numbers, in: visit.site.organisation, from: Int(visit.now.timeIntervalSince1970) / 60)
        let places = try await book.schedules.places(of: visit.site.organisation)
        let answers = asked.map { number -> (String, JSON) in
            (
                number,
                .array(
                    (found[number.uppercased()] ?? []).compactMap { appointment in
                        places.first { $0.id == appointment.place }.map { appointment.national(at: $0, visit.site) }
                    })
            )
        }
        return .json(.object(Dictionary(answers) { first, _ in first }))
    }
}

extension AppointmentLinks {
    /// What the State's engine sends with each question to this authority.
    func nationalToken(of organisation: OrganisationID) -> String { String(Secret.mark("ants:\(organisation)", key: key).prefix(40)) }

    fileprivate func accepts(_ visit: Visit) -> Bool {
        guard let name = HTTPField.Name(NationalController.tokenHeader), let sent = visit.request.headers[name] else { return false }
        return Secret.areEqual(sent, nationalToken(of: visit.site.organisation))
    }
}

extension WallClock {
    /// The hour of the clock on the wall, with a Z that says otherwise: « l'heure qui sera affichée est l'heure exacte que l'on trouve dans la
    /// réponse » (the hub's documentation). A true offset would be shown an hour or two late.
    func falseUTC(_ minute: Minute) -> String { "\(text(of: minute).prefix(16))Z" }
}

extension Place {
    fileprivate func national(_ site: Site) -> JSON {
        [
            "id": .string("\(id)"), "name": .string(details.name), "longitude": .double(details.longitude ?? 0),
            "latitude": .double(details.latitude ?? 0), "public_entry_address": .string(street), "zip_code": .string(details.postcode),
            "city_name": .string(details.commune), "website": .string(site.baseURL),
        ]
    }

    /// The engine shows postcode and commune beside it.
    private var street: String {
        let lines = details.address.split(separator: "\n").map(String.init)
        let kept = lines.filter { !$0.contains(details.postcode) }
        return (kept.isEmpty ? lines : kept).joined(separator: ", ")
    }
}

extension Appointment {
    fileprivate func national(at place: Place, _ site: Site) -> JSON {
        let day = place.details.day(of: start)
        let link = site.baseURL + FollowController.address(reference)
        return [
            "meeting_point": .string(place.details.name), "datetime": .string(WallClock(place.details.zone, covering: day...day).falseUTC(start)),
            "management_url": .string(link), "cancel_url": .string(link + "/annulation"),
        ]
    }
}

extension Response {
    fileprivate static func json(_ json: JSON, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }

    fileprivate static func json(bytes: ByteBuffer) -> Response {
        Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: bytes))
    }

    fileprivate static func badRequest(_ message: String) -> Response {
        json(["error": ["code": 400, "message": .string(message)]], status: .badRequest)
    }

    fileprivate static var refused: Response { json(["error": ["code": 401, "message": "Invalid token"]], status: .unauthorized) }
}
