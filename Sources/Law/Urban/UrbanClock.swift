import Core

/// The delay of instruction of a planning application: from the sending of the registration or of the receipt when it was filed online (R474-1 I 1°),
/// from its reception otherwise (R*423-19).
struct UrbanClock {
    private(set) var bornOn: LocalDate?
    private(set) var isIncomplete = false
    private(set) var requestHasEffect: Bool?
    /// The last day to ask for pieces, or to notify a longer delay: one month (R*423-38, R*423-42).
    let askingLastDay: LocalDate
    private(set) var completionLastDay: LocalDate?
    private(set) var steps: [LegalStep] = []

    private let permit: UrbanPermit

    init?(_ permit: UrbanPermit, _ chronicle: Chronicle) {
        let sent = chronicle.first(.registrationSent, .receiptSent)
        guard let start = sent ?? chronicle.first(.received, .filed) else { return nil }
        self.permit = permit
        askingLastDay = start.adding(months: 1)
        add(sent == nil ? "R*423-19" : "R474-1 I 1°", "law.urban.start.\(sent == nil ? "received" : "sent")", ["start": start])
        add("R*423-22 et R*423-38", "law.urban.asking", ["last": askingLastDay])
        let complete = completion(of: start, chronicle)
        guard let complete else { return }
        let delay = LegalDelay(months(chronicle), .months)
        let end = delay.lastDay(from: complete)
        bornOn = end
        steps.append(LegalStep(permit.delayArticle, "law.urban.delay", dates: ["implicit": end], delay: delay))
    }

    /// - Returns: the day from which the whole delay runs; `nil` when the file was not completed in time: silence then rejects.
    private mutating func completion(of start: LocalDate, _ chronicle: Chronicle) -> LocalDate? {
        var complete = start
        for request in chronicle.all(.piecesRequested) {
            guard mayAsk(request) else { continue }
            let last = request.on.adding(months: 3)
            (requestHasEffect, completionLastDay) = (true, last)
            add("R*423-38 et R*423-39", "law.urban.pieces", ["requested": request.on, "last": last])
            guard let day = chronicle.first(.piecesComplete, from: request.on), day <= last else {
                (bornOn, isIncomplete) = (last, true)
                add("R*423-39 b", "law.urban.incomplete", ["last": last])
                return nil
            }
            complete = max(complete, day)
            add("R*423-39 c", "law.urban.complete", ["complete": complete])
        }
        return complete
    }

    /// Only pieces that the code lists, and only in the first month; past it, the file is deemed complete (R*423-22, R*423-41).
    private mutating func mayAsk(_ request: LegalEvent) -> Bool {
        if request.isRequiredByLaw, request.on <= askingLastDay { return true }
        requestHasEffect = requestHasEffect ?? false
        if request.isRequiredByLaw {
            add("R*423-22 et R*423-41", "law.urban.piecesLate", ["requested": request.on, "last": askingLastDay])
        } else {
            add("R*423-41", "law.pieces.notRequired", ["requested": request.on])
        }
        return false
    }

    /// A longer delay holds only if it is notified in the first month (R*423-42, R*423-43).
    private mutating func months(_ chronicle: Chronicle) -> Int {
        var longest = permit.months
        for event in chronicle.all(.extensionNotified) {
            let delay = LegalDelay(permit.months(extendedBy: event.months), .months)
            let isInTime = event.on <= askingLastDay
            if isInTime { longest = max(longest, delay.count) }
            let key = isInTime ? "law.urban.extension" : "law.urban.extensionLate"
            steps.append(LegalStep("C. urb., art. R*423-42 et R*423-43", key, dates: ["notified": event.on, "last": askingLastDay], delay: delay))
        }
        return longest
    }

    private mutating func add(_ article: String, _ key: String, _ dates: [String: LocalDate]) {
        steps.append(LegalStep("C. urb., art. \(article)", key, dates: dates))
    }
}
