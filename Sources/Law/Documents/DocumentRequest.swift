import Core

/// A request for an administrative document: a month of silence refuses it; then the commission (CADA), whose registration starts two more months;
/// then the court (CRPA R*311-12, R311-13, R343-1, R*343-4, R343-5).
struct DocumentRequest {
    /// When silence refused; `nil` when an express refusal came before, or nothing was received.
    let decisions: Decisions
    private(set) var referralLastDay: LocalDate?
    private(set) var confirmedOn: LocalDate?
    /// Whether the confirmation is the work of silence.
    private(set) var isConfirmedBySilence = true
    /// What was notified after the confirmation.
    private(set) var afterwards: [LocalDate] = []
    private(set) var steps: [LegalStep] = []

    /// - Parameter refusedOn: when a month of silence would refuse.
    init(refusedOn: LocalDate?, notified: [LocalDate], registeredOn registered: LocalDate?) {
        let before = notified.filter { day in registered.map { day < $0 } ?? true }
        decisions = Decisions(implicit: refusedOn, effect: .reject, notified: before)
        guard let contested = decisions.contested else { return }
        let refused = refusal(contested)
        let last = refused.adding(months: 2)
        referralLastDay = last
        steps.append(LegalStep("CRPA, art. R343-1", "law.documents.referral", dates: ["refused": refused, "last": last]))
        if let registered { confirm(registered, Array(notified.dropFirst(before.count))) }
    }

    /// An express refusal that comes while the commission may still be seized takes the place of the silent one.
    private func refusal(_ contested: LocalDate) -> LocalDate {
        let isInTime: (LocalDate) -> Bool = { $0 <= contested.adding(months: 2) }
        return decisions.isImplicitRejection ? decisions.later.first(where: isInTime) ?? contested : contested
    }

    private mutating func confirm(_ registered: LocalDate, _ notified: [LocalDate]) {
        let bySilence = registered.adding(months: 2)
        let express = notified.first.flatMap { $0 <= bySilence ? $0 : nil }
        let confirmed = express ?? bySilence
        (confirmedOn, isConfirmedBySilence) = (confirmed, express == nil)
        afterwards = Array(notified.dropFirst(express == nil ? 0 : 1))
        let dates = ["registered": registered, "confirmed": confirmed]
        steps.append(LegalStep("CRPA, art. R*343-4 et R343-5", "law.documents.confirmed.\(express == nil ? "silently" : "expressly")", dates: dates))
    }
}
