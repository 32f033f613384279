import Core
import Scheduling

extension DemoAppointments {
    /// An agent goes to people.
    var homeVisit: (OfferDetails, AppointmentType) {
        var type = AppointmentType(AppointmentTypeID(0), lasting: .fixed(45), leadTime: LeadTime(minimum: 86_400), way: .home)
        type.travel = Preparation(before: 15, after: 15)
        let details = OfferDetails(
            slug: "visite-autonomie", title: "Visite à domicile : rester chez soi",
            summary: "Un agent vient voir avec vous les aides qui facilitent la vie à la maison.", mostForOne: 1)
        return (details, type)
    }
}
