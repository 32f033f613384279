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
    func settle(_ numbers: [String], _ wanted: Entry?, at place: String, link: String) async throws {
        let known = try await status(of: numbers, at: place)
        for number in numbers {
            guard let state = known[number] else { continue }
            let ours = (state["appointments"]?.array ?? []).filter { $0["management_url"]?.string == link }.map { Entry($0, at: place) }
            for entry in ours where entry != wanted { _ = try await answer(to: engine.ask(.delete, "appointments", entry.query(number))) }
            // Only a validated one takes appointments: a consumed one has its title, and an expired one is made again.
            guard let wanted, !ours.contains(wanted), state["status"]?.string == "validated" else { continue }
            _ = try await answer(to: engine.ask(.post, "appointments", wanted.query(number) + [("management_url", link)]))
        }
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

extension NationalCoordination.Entry {
    /// The service did not always give the id of the place back.
    fileprivate init(_ json: JSON, at place: String) {
        let date = (json["appointment_date"]?.string ?? "").replacing("T", with: " ").prefix(19)
        self.init(point: json["meeting_point"]?.string ?? "", pointID: json["meeting_point_id"]?.string ?? place, date: String(date))
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
}

/// The job that settles one appointment.
public enum NationalDeclaration {
    public static let jobKind = "appointment.national"
}
