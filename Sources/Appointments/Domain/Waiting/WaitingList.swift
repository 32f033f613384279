import Core
import Foundation
import Scheduling

/// Those who wait, as they are kept. Each of its writes is one transaction.
protocol WaitingList: Sendable {
    /// Somebody asks to wait: they are sent a link and a code, which say that the address is theirs.
    func ask(_ wishes: WaitWishes, for person: Person, in organisation: OrganisationID, now: Date) async throws -> Wait
    /// An agent puts somebody on the list, on the phone or at the counter.
    /// - Throws: ``AppointmentProblem/alreadyWaiting``, ``AppointmentProblem/tooManyWaits``.
    func add(_ wishes: WaitWishes, for person: Person, by viewer: AgentViewer, now: Date) async throws -> Wait
    /// The address is theirs: they wait. Asked twice, it answers the same.
    /// - Throws: ``AppointmentProblem/alreadyWaiting``, ``AppointmentProblem/tooManyWaits``.
    func confirm(_ wait: WaitID, now: Date) async throws

    func find(_ reference: Reference) async throws -> Wait?
    func find(_ wait: WaitID) async throws -> Wait?
    /// How many are before them for the same.
    func rank(of wait: Wait) async throws -> Int
    /// Those who are in the list, in its order.
    func list(of organisation: OrganisationID) async throws -> [Wait]

    /// The other appointments to come, for the same, of those to whom something is offered in an authority.
    func others(in organisation: OrganisationID, at places: [PlaceID]?, of wait: WaitID?, now: Date) async throws -> [WaitID: OthersOfContact]
    /// Books what was offered, for a browser or for whom an agent speaks to, and cancels what they give up for it. Asked twice, it answers the same.
    /// - Throws: ``AppointmentProblem/offerOver``, ``AppointmentProblem/tooManyForOne``, ``AppointmentProblem/applicationTaken(_:)``,
    ///   ``AppointmentProblem/changedMeanwhile`` when what they give up is no longer there: then nothing changes.
    func accept(_ wait: WaitID, _ answer: OfferAnswer, visitor: String?, now: Date) async throws -> Appointment
    /// They keep their place, and what was offered goes to the next one.
    func refuse(_ wait: WaitID, now: Date) async throws
    /// Gives back what was offered, if anything is, and forgets who they are.
    func leave(_ wait: WaitID, now: Date) async throws

    /// The authorities where somebody waits.
    func organisations() async throws -> [OrganisationID]
    /// Gives to the next ones what was offered and not answered; ends what has no day left.
    func takeBack(now: Date) async throws
    /// Keeps a time for somebody who waits, and has them told.
    /// - Returns: `false` when it is somebody else's by now, or when they wait no more.
    func offer(_ wish: Wish, to wait: WaitID, now: Date) async throws -> Bool
    /// Forgets what ended before, and what nobody confirmed.
    func clean(endedBefore limit: Date, askedBefore: Date) async throws -> Int
}

/// Offers what is free to those who wait, in order.
///
/// What somebody gives back is offered in the transaction that gives it back (``SQLWaitingList``). This is for the rest: hours that were added, and the
/// reserve, whose release is nothing that happens: it is known when it is read. So somebody reads it, every minute.
struct WaitingTurn: Sendable {
    let waiting: any WaitingList
    let schedules: any Schedules
    let territory: Territory

    /// Safe to run twice, and on several nodes.
    /// - Returns: how many offers were made.
    @discardableResult
    func callAsFunction(now: Date) async throws -> Int {
        try await waiting.takeBack(now: now)
        var made = 0
        for organisation in try await waiting.organisations() { made += try await turn(organisation, now) }
        return made
    }

    /// The same for one authority: hours have just changed there.
    @discardableResult
    func turn(_ organisation: OrganisationID, _ now: Date) async throws -> Int {
        let waits = try await waiting.list(of: organisation).filter { $0.state == .waiting }
        guard !waits.isEmpty else { return 0 }
        var (times, made) = (try await times(of: organisation, now), 0)
        for wait in waits {
            for wish in try await candidates(for: wait, &times, now) {
                guard try await waiting.offer(wish, to: wait.id, now: now) else { continue }
                made += 1
                break
            }
        }
        return made
    }

    /// The same when somebody has just come to wait. Whatever suits them is offered in the order of the list; where nothing does, nothing is there for the others
    /// that they were not offered: the list is not read.
    func turn(for newcomer: WaitID, _ now: Date) async throws {
        guard let wait = try await waiting.find(newcomer), wait.state == .waiting else { return }
        var times = try await times(of: wait.organisation, now)
        if try await !candidates(for: wait, &times, now).isEmpty { try await turn(wait.organisation, now) }
    }

    private func times(of organisation: OrganisationID, _ now: Date) async throws -> OfferableTimes {
        OfferableTimes(
            offers: try await schedules.offers(of: organisation).filter(\.keepsList),
            places: try await territory.places(of: organisation, now: now))
    }

    private func candidates(for wait: Wait, _ times: inout OfferableTimes, _ now: Date) async throws -> [Wish] {
        guard let offer = times.offer(wait.wishes.type) else { return [] }
        if !times.knows(offer, wait.wishes.party) {
            times.add(try await starts(for: offer, wait.wishes.party, at: times.places, now), for: offer, wait.wishes.party, now)
        }
        return times.candidates(for: wait)
    }

    /// As those who wait see them: some see what the reserve gives before everyone.
    private func starts(for offer: Offer, _ party: Party, at places: [Place], _ now: Date) async throws -> [PlaceID: [Minute]] {
        guard let zone = places.first?.details.zone else { return [:] }
        let search = PlaceSearch(organisation: offer.organisation, offer: offer, party: party, audience: .waitingList, zone: zone)
        return try await territory.starts(at: places.map(\.id), search, now: now)
    }
}
