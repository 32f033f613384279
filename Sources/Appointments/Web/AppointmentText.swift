import Core
import Foundation
import Scheduling
import Web

/// Days and hours as people say them.
extension Words {
    /// « mardi 16 juin 2026 »
    func day(_ day: LocalDate) -> String { self("appointments.weekday.\(day.weekday)") + " " + day.inWords(language) }

    /// « 9 h 05 », "9:05".
    func hour(_ minute: Minute, in zone: TimeZone) -> String {
        let (hour, minutes) = Date(timeIntervalSince1970: Double(minute * 60)).clock(in: zone)
        return Self.clock(hour, minutes, language)
    }

    func hour(ofDay minute: Int) -> String { Self.clock(minute / 60 % 24, minute % 60, language) }

    private static func clock(_ hour: Int, _ minutes: Int, _ language: Language) -> String {
        let two = minutes < 10 ? "0\(minutes)" : "\(minutes)"
        return language == .french ? "\(hour)\u{A0}h\u{A0}\(two)" : "\(hour):\(two)"
    }

    func when(_ minute: Minute, in place: Place) -> String {
        let day = day(place.details.day(of: minute))
        return self("appointments.when", ["day": day, "hour": hour(minute, in: place.details.zone)])
    }

    func kilometres(_ distance: Double) -> String {
        distance < 1 ? self("appointments.distance.near") : self("appointments.distance", ["count": String(Int(distance.rounded()))])
    }
}

extension Appointment.State {
    func tag(_ words: Words) -> StatusTag {
        let tone: StatusTag.Tone =
            switch self {
            case .held, .booked: .neutral
            case .arrived: .waiting
            case .done: .good
            case .noshow, .excused, .revoked: .bad
            }
        return StatusTag(words("appointments.state.\(rawValue)"), tone)
    }
}

extension ToldAppointment {
    /// When, where, for what: on every page about it.
    func rows(_ words: Words) -> [SummaryList.Row] {
        var rows = [
            SummaryList.Row(words("appointments.row.what"), offer.details.title),
            SummaryList.Row(words("appointments.row.when"), when(words)),
            SummaryList.Row(words("appointments.row.length"), words("appointments.minutes", ["count": "\(appointment.minutes)"])),
            meeting(words),
        ]
        if offer.type.way == .place, !place.details.access.isEmpty {
            rows.append(SummaryList.Row(words("appointments.row.access"), place.details.access))
        }
        if offer.asked != nil, offer.count(of: appointment.party) > 1 {
            rows.append(SummaryList.Row(words("appointments.row.count"), "\(offer.count(of: appointment.party))"))
        }
        return rows
    }

    /// « mardi 16 juin 2026 à 9 h 00, 9 h 00 et 9 h 15 » when several come together.
    func when(_ words: Words) -> String {
        let first = words.when(appointment.start, in: place)
        guard !others.isEmpty else { return first }
        let hours = ([appointment] + others).map(\.start).sorted().map { words.hour($0, in: zone) }
        return words("appointments.when", ["day": words.day(place.details.day(of: appointment.start)), "hour": hours.joined(separator: ", ")])
    }

    /// What the type asks to bring, then what the procedure does.
    var pieceList: [String] { offer.details.pieceList + appointment.morePieces.filter { !offer.details.pieceList.contains($0) } }

    var pieces: HTML? {
        guard !pieceList.isEmpty else { return nil }
        return "<ul>\(pieceList.map { "<li>\($0)</li>" as HTML })</ul>"
    }
}
