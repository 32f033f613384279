import Core
import Foundation
import Scheduling

/// Places, desks, hours and types, as they are kept.
protocol Schedules: Sendable {
    func places(of organisation: OrganisationID) async throws -> [Place]
    /// Those whose appointments this agent sees.
    func places(for viewer: AgentViewer) async throws -> [Place]
    func place(_ id: PlaceID, of organisation: OrganisationID) async throws -> Place?
    func add(_ place: PlaceDetails, to organisation: OrganisationID) async throws -> PlaceID
    /// Its declared appointments to come are declared again when its name or its clock changes.
    func save(_ place: Place, now: Date) async throws

    func desks(of place: PlaceID) async throws -> [Desk]
    func addDesk(named name: String, capacity: Int, to place: PlaceID) async throws -> ReceiverID
    func save(_ desk: Desk) async throws

    func openings(of place: PlaceID) async throws -> [KeptOpening]
    func add(_ opening: Opening, to desk: ReceiverID, of place: PlaceID) async throws
    func save(_ opening: KeptOpening, of place: PlaceID) async throws
    func remove(_ opening: OpeningID, of place: PlaceID) async throws

    func closures(of place: PlaceID) async throws -> [KeptClosure]
    func add(_ closure: Closure, reason: String, to place: PlaceID, desk: ReceiverID?) async throws
    func remove(_ closure: ClosureID, of place: PlaceID) async throws

    func offers(of organisation: OrganisationID) async throws -> [Offer]
    func add(_ details: OfferDetails, _ rules: AppointmentType, to organisation: OrganisationID) async throws -> AppointmentTypeID
    /// - Parameter tells: whether those who have an appointment are told that one meets otherwise, if that is what changed: in the same transaction, so that
    ///   nobody who books meanwhile is left out.
    func save(_ offer: Offer, tells: Bool, now: Date) async throws
    /// Those whom a change of how people meet would concern.
    func coming(for type: AppointmentTypeID, of organisation: OrganisationID, now: Date) async throws -> ComingPeople

    /// What says when one can come to a place on some days; `nil` for a place of another authority.
    func schedule(of place: PlaceID, in organisation: OrganisationID, on days: ClosedRange<LocalDate>, now: Date) async throws -> PlaceSchedule?
    /// The same for several places, in a few statements whatever their number.
    func schedules(of places: [Place], on days: ClosedRange<LocalDate>, now: Date) async throws -> [PlaceSchedule]
    /// Where free time comes back by itself, and when.
    func holds(of organisation: OrganisationID, now: Date) async throws -> [PassingTime]
    /// What changed since, for all; see ``ScheduleChange``.
    func changes(after id: Int) async throws -> [ScheduleChange]
    func lastChange() async throws -> Int
    /// How many changes may be shown after one with a greater id: none where writes are one after another.
    var lateness: Int { get }
}

/// Appointments to come for a type, those that were taken together counted once.
struct ComingPeople: Sendable, Equatable {
    let count: Int
    let withoutPhone: Int
    let withoutAddress: Int
}

/// Free time changed somewhere: said in the transaction that changed it, and read by every process that keeps an index.
struct ScheduleChange: Sendable {
    let id: Int
    let organisation: OrganisationID
    let place: PlaceID?
    /// `nil`: all of them.
    let days: ClosedRange<LocalDate>?
    /// It changes by itself once more then: a hold ends.
    let again: Date?
}

/// Appointments, as they are kept. Each of its writes is one transaction, which asks whether the time is free before it takes it.
protocol Bookings: Sendable {
    /// Keeps a time for a browser; what the same browser held is given back.
    /// - Throws: ``AppointmentProblem/taken``.
    func hold(_ wish: Wish, in organisation: OrganisationID, visitor: String, until: Date, now: Date) async throws -> Appointment
    /// Keeps a time for the question of a form, in the place of the one that was kept for it; this browser opens it once it is booked,
    /// unless it is an agent's.
    /// - Throws: ``AppointmentProblem/taken``.
    func hold(_ wish: Wish, in organisation: OrganisationID, for question: FormQuestion, visitor: String, until: Date, now: Date) async throws
        -> Appointment
    /// What is kept for the questions of a draft.
    func kept(for draft: DraftID) async throws -> [String: Appointment]
    /// Keeps pre-application numbers with the time that a question holds, until it is booked.
    /// - Throws: ``AppointmentProblem/applicationTaken(_:)``, ``AppointmentProblem/holdExpired``.
    func keep(_ applications: [String], for field: String, of draft: DraftID, in organisation: OrganisationID, now: Date) async throws
    func giveBack(_ field: String, of draft: DraftID) async throws
    /// The request that it was asked for with, and the question of its form.
    func question(of appointment: AppointmentID) async throws -> (dossier: DossierID, field: String)?
    /// Those that were asked for with a request, in the order of time.
    func list(of dossier: DossierID) async throws -> [Appointment]
    /// Keeps with a hold what its browser typed, the hold a little longer the first time, and has a code sent to their contact.
    /// - Throws: ``AppointmentProblem/holdExpired``.
    func askProof(of person: Person, applications: [String], for reference: Reference, visitor: String, until: Date, now: Date) async throws
    /// Has a code sent to somebody who holds a time inside a form.
    /// - Throws: ``AppointmentProblem/holdExpired``.
    func askProof(of contact: Person, for field: String, of draft: DraftID, now: Date) async throws
    /// Notes that the contact to which that code was sent is theirs.
    /// - Throws: ``AppointmentProblem/holdExpired``, also when it is another one since.
    func prove(_ contact: Person, for field: String, of draft: DraftID) async throws
    /// Makes an appointment of a hold. Asked twice, it answers the same.
    /// - Throws: ``AppointmentProblem/holdExpired``, ``AppointmentProblem/tooManyForOne``; ``AppointmentProblem/proofMissing`` where the type asks for
    ///   proof and the person is not proven.
    func book(_ reference: Reference, for person: Person, applications: [String], visitor: String, now: Date) async throws -> Appointment
    /// Gives a hold back before its end.
    func release(_ reference: Reference, visitor: String) async throws
    /// An appointment taken by an agent, at once: as many for one contact as they find right, one for each pre-application.
    /// - Throws: ``AppointmentProblem/taken``, ``AppointmentProblem/applicationTaken(_:)``.
    func book(_ wish: Wish, for person: Person, applications: [String], overbooked: Bool, by viewer: AgentViewer, now: Date) async throws
        -> Appointment
    /// Puts other pre-application numbers in the place of those of an appointment to come, and has the State's service told.
    /// - Throws: ``AppointmentProblem/applicationTaken(_:)``, ``AppointmentProblem/changedMeanwhile``.
    func correct(_ applications: [String], of appointment: Appointment, now: Date) async throws

    /// Those that this browser opened.
    func find(_ reference: Reference, visitor: String) async throws -> Appointment?
    func find(_ reference: Reference, viewer: AgentViewer) async throws -> Appointment?
    func find(_ id: AppointmentID) async throws -> Appointment?
    /// Those that are there, in no order.
    func find(_ ids: [AppointmentID]) async throws -> [Appointment]
    /// Those that were taken together with it.
    func others(of appointment: Appointment) async throws -> [Appointment]
    /// Lets a browser see an appointment, if it is proved.
    func open(_ reference: Reference, in organisation: OrganisationID, to visitor: String, if isProved: @escaping @Sendable (Appointment) -> Bool)
        async throws -> Bool

    /// - Throws: ``AppointmentProblem/taken``, ``AppointmentProblem/changedMeanwhile``: the appointment then stays where it was.
    func move(_ appointment: Appointment, to wish: Wish, now: Date) async throws -> Appointment
    /// - Throws: ``AppointmentProblem/changedMeanwhile``.
    func change(_ appointment: Appointment, to state: Appointment.State, now: Date) async throws

    /// Those of a place that begin in that time, cancelled ones left out, holds that ended too.
    func list(at place: PlaceID, in span: Span, viewer: AgentViewer, now: Date) async throws -> [Appointment]
    /// The same for several places.
    func list(at places: [PlaceID], in span: Span, viewer: AgentViewer, now: Date) async throws -> [Appointment]
    /// The same for a calendar program that has the secret address of the place.
    func list(at place: PlaceID, desk: ReceiverID?, in span: Span) async throws -> [Appointment]
    func find(application numbers: [String], in organisation: OrganisationID, from start: Minute) async throws -> [String: [Appointment]]
    func figures(in span: Span, viewer: AgentViewer) async throws -> [FiguresKey: PlaceFigures]
    /// Seals what was stored before browsers' marks were sealed.
    func sealVisitors() async throws -> Int
    func clean(before limit: Date) async throws -> Int
    /// Takes the person out of appointments that are over, some at a time.
    /// - Returns: how many.
    func anonymise(startedBefore limit: Date) async throws -> Int
}
