import Core
import Foundation

extension PanelsFeature {
    /// A panel ready to be put to people; does nothing where there are panels already.
    public func makeDemo(of organisation: OrganisationID, zone: TimeZone, now: Date) async throws {
        guard try await desk.panels.all(of: organisation).isEmpty else { return }
        let today = LocalDate(now, in: zone)
        let questions = [
            PanelQuestion(.scale, "L'inscription était-elle simple ?"),
            PanelQuestion(.choice, "Comment vous êtes-vous inscrit ?", choices: ["En ligne", "À la mairie", "Par téléphone"]),
            PanelQuestion(.text, "Que faut-il changer en premier ?"),
        ]
        let details = PanelDetails(
            event: .school, title: "Inscrire son enfant à l'école", why: "Nous voulons que l'inscription se fasse en une fois.", opens: today,
            closes: today.adding(days: 21), questions: questions)
        _ = try await desk.panels.add(details, slug: "inscrire-son-enfant", to: organisation)
    }
}
