import Core
import Foundation
import Scheduling

/// Makes the State's coordination service know what we know of an appointment's pre-application numbers, so that one application does not hold several
/// appointments in France.
///
/// It is asked what it has, and what differs is put right: a job done twice, late or out of order ends the same. There is no update there: what moved
/// is deleted and created again.
struct NationalCoordination: Sendable {
    let engine: any NationalEngine

    /// What an appointment is there: one row for each number.
    struct Entry: Equatable {
        var point: String
        var pointID: String
        /// On the clock on the wall: `2026-06-16 09:00:00`.
        var date: String
    }

    /// - Parameters:
    ///   - numbers: all those of the appointment.
    ///   - wanted: `nil` when it no longer holds.
    ///   - link: where the person manages it; what is ours is known by it.
    ///   - declared: what was said before, numbers among them that the appointment no longer has.
    func settle(_ numbers: [String], _ wanted: Entry?, at place: String, link: String, declared: any DeclaredEntries) async throws {
        let before = try await declared.known()
        let all = numbers + before.keys.filter { !numbers.contains($0) }.sorted()
        guard !all.isEmpty else { return }
        let known = try await status(of: all, at: place)
        for number in all {
            guard let state = known[number] else { continue }
            let ours = (state["appointments"]?.array ?? []).filter { $0["management_url"]?.string == link }
                .map { Entry($0, before[number], at: place) }
            let one = Settling(number: number, before: before[number], wanted: numbers.contains(number) ? wanted : nil, ours: ours, link: link)
            try await settle(one, state["status"]?.string.flatMap(NationalStatus.init), declared)
        }
    }

    private struct Settling {
        let number: String
        let before: Entry?
        let wanted: Entry?
        /// What the service has of this appointment.
        let ours: [Entry]
        let link: String
    }

    /// Only a validated one takes appointments: one that expired is made again, and of one that has its title nothing changes any more.
    private func settle(_ one: Settling, _ status: NationalStatus?, _ declared: any DeclaredEntries) async throws {
        guard status != .consumed else { return }
        for entry in one.ours where entry != one.wanted { try await delete(entry, of: one.number) }
        guard let wanted = one.wanted, status == .validated else {
            if one.before != nil { try await declared.forget(one.number) }
            return
        }
        // First, so that whoever dies in between knows what to take away.
        if one.before != wanted { try await declared.keep(wanted, of: one.number) }
        if one.ours.contains(wanted) { return }
        _ = try await answer(to: engine.ask(.post, "appointments", wanted.query(one.number) + [("management_url", one.link)]))
    }

    /// What it did not find is still there under another name: to create it again would make two.
    private func delete(_ entry: Entry, of number: String) async throws {
        let answer = try await answer(to: engine.ask(.delete, "appointments", entry.query(number)))
        guard let count = answer["rowcount"]?.int, count > 0 else { throw NationalFault.nothingDeleted }
    }

    /// By number.
    func status(of numbers: [String], at place: String) async throws -> JSON {
        try await answer(to: engine.ask(.get, "status", numbers.map { ("application_ids", $0) } + [("meeting_point_id", place)]))
    }

    private func answer(to answer: NationalAnswer) throws -> JSON {
        guard answer.status == 200 else { throw NationalFault.refused(answer.status) }
        return answer.json
    }
}

/// What the service was told of the numbers of one appointment. It does not always give the id of a place back, and takes nothing away without it.
protocol DeclaredEntries: Sendable {
    /// By number.
    func known() async throws -> [String: NationalCoordination.Entry]
    func keep(_ entry: NationalCoordination.Entry, of number: String) async throws
    func forget(_ number: String) async throws
}

extension NationalCoordination.Entry {
    /// - Parameters:
    ///   - before: what it was told of that number.
    ///   - place: where, when nothing else says it.
    fileprivate init(_ json: JSON, _ before: Self?, at place: String) {
        let date = (json["appointment_date"]?.string ?? "").replacing("T", with: " ").prefix(19)
        self.init(
            point: json["meeting_point"]?.string ?? "", pointID: json["meeting_point_id"]?.string ?? before?.pointID ?? place, date: String(date))
    }

    fileprivate func query(_ number: String) -> [(String, String)] {
        [("application_id", number), ("meeting_point", point), ("meeting_point_id", pointID), ("appointment_date", date)]
    }
}

/// How the coordination service is reached: every parameter is in the address, for all methods.
protocol NationalEngine: Sendable {
    func ask(_ method: NationalMethod, _ path: String, _ query: [(String, String)]) async throws -> NationalAnswer
}

enum NationalMethod: String, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
}

struct NationalAnswer: Sendable {
    let status: Int
    let json: JSON
}

/// Worth trying again later.
enum NationalFault: Error, Equatable {
    case refused(Int)
    case unreachable(String)
    /// It did not find what it has.
    case nothingDeleted
    /// Another worker settles the same appointment, as it was before perhaps.
    case underWay
}

/// The job that settles one appointment.
public enum NationalDeclaration {
    public static let jobKind = "appointment.national"
}
