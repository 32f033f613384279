import Core
import Foundation
import Scheduling

/// Draws and those who take part, as they are kept. Each of its writes is one transaction.
protocol Draws: Sendable {
    /// The public source of chance that draws are mixed with from now on; `nil`: none.
    var chain: BeaconChain? { get }

    /// Withholds the times from everyone else at once.
    /// - Throws: ``AppointmentProblem/drawsOverlap``.
    func add(_ draw: NewDraw, by viewer: AgentViewer, now: Date) async throws -> Draw
    func find(_ reference: Reference) async throws -> Draw?
    func find(_ draw: DrawID) async throws -> Draw?
    /// The latest first, at most a hundred.
    func list(of organisation: OrganisationID) async throws -> [Draw]
    /// Those that people who look for a time of this type should know of: not over, or over for less than a month.
    func told(of type: AppointmentTypeID, now: Date) async throws -> [Draw]
    func tally(of draw: Draw) async throws -> DrawTally
    /// Those that agents entered, who may have to be called.
    func entered(in draw: DrawID) async throws -> [Registration]
    /// Gives the times back to everyone, and has those who registered told.
    /// - Throws: ``AppointmentProblem/changedMeanwhile`` when the lots are drawn.
    func cancel(_ draw: DrawID, now: Date) async throws

    /// Somebody asks to take part: they are sent a link and a code, which say that the address is theirs.
    func ask(_ new: NewRegistration, in draw: Draw, now: Date) async throws -> Registration
    /// An agent registers somebody, on the phone or at the counter: the same chance as the others.
    /// - Throws: ``AppointmentProblem/alreadyRegistered``, ``AppointmentProblem/registrationClosed``.
    func add(_ new: NewRegistration, in draw: Draw, by viewer: AgentViewer, now: Date) async throws -> Registration
    /// The address is theirs: they take part. Asked twice, it answers the same.
    /// - Throws: ``AppointmentProblem/alreadyRegistered``, ``AppointmentProblem/registrationClosed``, and the caps of the type.
    func confirm(_ registration: RegistrationID, now: Date) async throws
    /// They take part no more, and are forgotten.
    func withdraw(_ registration: RegistrationID, now: Date) async throws
    func find(registration: Reference) async throws -> Registration?
    func find(_ registration: RegistrationID) async throws -> Registration?
    /// Where an appointment came from a draw: its number and rank there.
    func lot(of appointment: AppointmentID) async throws -> (draw: Draw, number: Int, rank: Int)?

    /// Those whose time has come, or whose places are being given.
    func due(now: Date) async throws -> [DrawID]
    /// Draws the lots of a draw whose registrations are over before the hour that was said.
    /// - Throws: ``AppointmentProblem/notAllowedNow``, also while the round that was promised is not read.
    func hurry(_ draw: DrawID, now: Date) async throws
    /// The next step of a draw: its order, then places for some at a time. Whoever dies between two steps leaves a whole one, and whoever takes it up
    /// goes on from there; two who try at once do it one after the other.
    /// - Returns: whether there is more to do.
    func step(_ draw: DrawID, now: Date) async throws -> Bool
    /// Keeps what was read of the round that was promised, or that it could not be. What is settled stays.
    func note(_ reading: Result<BeaconValue, BeaconFault>, of draw: DrawID, now: Date) async throws
    /// Forgets who took part in what is over, and what nobody confirmed.
    func clean(endedBefore limit: Date, askedBefore: Date) async throws -> Int
}

extension Draws {
    /// Does all that is due. Safe to run twice, and on several nodes.
    /// - Throws: what went wrong with a draw, once the others had their turn.
    func turn(now: Date) async throws {
        var failure: (any Error)?
        for draw in try await due(now: now) {
            do { while try await step(draw, now: now) {} } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
    }

    /// Asks for the round that was promised, in no transaction: mirrors may be slow. Then does what waited for it.
    func read(_ reading: BeaconReading, from beacon: Beacon, now: Date) async throws {
        guard let draw = try await find(reading.draw), let promised = draw.promised, draw.awaitsRound(at: now) else { return }
        let result: Result<BeaconValue, BeaconFault>
        do throws(BeaconFault) {
            result = .success(try await beacon.value(of: promised.round, on: promised.chain))
        } catch { result = .failure(error) }
        try await note(result, of: draw.id, now: now)
        while try await step(draw.id, now: now) {}
    }
}
