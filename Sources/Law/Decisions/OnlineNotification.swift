import Core

/// A decision put at a person's disposal online: received when first consulted, or, not consulted in fifteen days, **on the day it was put there**,
/// with effect back to that day (CRPA R112-20).
struct OnlineNotification {
    let availableOn: LocalDate
    /// The last day on which consulting it is receiving it.
    let lastDay: LocalDate
    let consultedOn: LocalDate?

    init?(_ chronicle: Chronicle) {
        guard let available = chronicle.first(.madeAvailable) else { return nil }
        (availableOn, lastDay) = (available, available.adding(days: 15))
        let consulted = chronicle.first(.firstConsulted, from: available)
        consultedOn = consulted.flatMap { [lastDay] in $0 <= lastDay ? $0 : nil }
    }

    var deemedNotified: LocalDate { consultedOn ?? availableOn }

    var step: LegalStep {
        if let consultedOn {
            return LegalStep("CRPA, art. R112-20 al. 1", "law.notification.consulted", dates: ["consulted": consultedOn, "last": lastDay])
        }
        return LegalStep("CRPA, art. R112-20 al. 2", "law.notification.unread", dates: ["available": availableOn, "last": lastDay])
    }
}

extension LegalAnswer {
    /// The days on which decisions were notified, in order, those put online included.
    mutating func notifications(_ chronicle: Chronicle) -> [LocalDate] {
        let told = chronicle.all(.decisionNotified).map(\.on)
        guard let online = OnlineNotification(chronicle) else { return told }
        self[.consultationLastDay] = online.lastDay
        self[.deemedNotified] = online.deemedNotified
        explain([online.step])
        return (told + [online.deemedNotified]).sorted()
    }

    mutating func answerOnlineNotification(_ chronicle: Chronicle, _ place: LegalPlace) {
        let notified = notifications(chronicle)
        addRemedies(Decisions(implicit: nil, effect: .none, notified: notified), chronicle, place)
    }
}
