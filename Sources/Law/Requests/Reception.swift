import Core

/// By whom a request was received, and when (CRPA L114-2, L114-3).
struct Reception {
    /// By any administration.
    let first: LocalDate?
    /// By the one that decides; `nil` while it was not transmitted.
    let competent: LocalDate?

    init(_ chronicle: Chronicle) {
        let elsewhere = chronicle.first(.receivedElsewhere)
        // Filing online is being received; but what was filed elsewhere still has to reach us.
        competent = chronicle.first(.received) ?? (elsewhere == nil ? chronicle.first(.filed) : nil)
        first = [elsewhere, competent].compactMap(\.self).min()
    }

    func day(for start: SilenceRule.Start) -> LocalDate? { start == .firstReception ? first : competent }
}

extension LegalAnswer {
    mutating func explain(_ reception: Reception) {
        guard let first = reception.first else { return }
        if first != reception.competent { explain("CRPA, art. L114-2", "law.reception.elsewhere", ["received": first]) }
        guard let competent = reception.competent else { return }
        explain("CRPA, art. L114-3", "law.silence.received", ["received": competent])
    }

    /// Whoever receives it registers it; the receipt is for the one that decides, from the day it has the request (R112-11-2).
    mutating func addAcknowledgements(of reception: Reception, _ workingDays: WorkingDays) {
        if let first = reception.first {
            let last = Acknowledgement.registrationDue(receivedOn: first, workingDays)
            self[.registrationLastDay] = last
            explain("CRPA, art. R112-11-2", "law.acknowledgement.registration", ["last": last])
        }
        if let competent = reception.competent {
            let last = Acknowledgement.receiptDue(receivedOn: competent, workingDays)
            self[.receiptLastDay] = last
            explain("CRPA, art. R112-11-2", "law.acknowledgement.receipt", ["last": last])
        }
    }
}
