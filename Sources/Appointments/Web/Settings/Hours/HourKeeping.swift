import Core
import Web

/// Who may close a place for a while, and say what becomes of the appointments that it hits: administrators, and whoever leads the service of the place.
enum HourKeeping {
    static let roles: Set<AgentRole> = [.administrator, .manager]

    static func place(_ visit: AgentVisit, _ book: AppointmentBook) async throws -> Place {
        let place = try await book.place(try visit.visit.parameter("place"), of: visit.viewer.organisation)
        guard visit.viewer.keepsHours(of: place) else { throw AppointmentProblem.unknownPlace }
        return place
    }

    /// The way back: to the settings, or to the day of the place for whoever has no settings.
    static func crumbs(_ place: Place, _ visit: AgentVisit) -> [(String, String)] {
        guard visit.viewer.has(.administrator) else { return [(place.details.name, "\(DayController.path)?lieu=\(place.id)")] }
        return [
            (visit.words("appointments.settings.title"), PlaceSettings.path), (place.details.name, "\(PlaceSettings.path)/lieux/\(place.id)"),
        ]
    }
}

extension AgentViewer {
    func keepsHours(of place: Place) -> Bool { has(.administrator) || roles[place.details.unit]?.contains(.manager) == true }
}
