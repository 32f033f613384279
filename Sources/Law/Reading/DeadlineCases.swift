import Core

/// The cases of `admilib law deadlines`: JSON in, JSON out. What a case holds beyond its contract (a title, a source) is left aside.
public enum DeadlineCases {
    /// - Throws: a fault at the first case that cannot be read; none is answered then.
    public static func answers(to bytes: [UInt8], in words: Words) throws(CaseFault) -> JSON {
        let cases = try CaseList.read(bytes) { item throws(CaseFault) in (id: try item["id"].text(), read: try LegalCase(item)) }
        return .array(
            cases.map { item in
                let answer = item.read.answer()
                return ["id": .string(item.id), "result": answer.json, "explanation": .array(answer.explanation.map { $0.json(in: words) })]
            })
    }
}

extension LegalCase {
    init(_ item: CaseField) throws(CaseFault) {
        let rule = try item["rule"].object()
        let place = try LegalPlace(rule)
        let events = try item["events"].items()
        var read: [LegalEvent] = []
        for event in events { read.append(try LegalEvent(event.object(), place)) }
        self.init(try Rule(rule), place: place, events: read)
    }
}

extension LegalPlace {
    init(_ rule: CaseField) throws(CaseFault) {
        let region = try rule["zone"].ifPresent?.region() ?? .metropolitan
        let residence: Residence = try rule["residence"].ifPresent?.choice() ?? .near
        self.init(region, residence: residence)
    }
}

extension LegalEvent {
    init(_ event: CaseField, _ place: LegalPlace) throws(CaseFault) {
        let kind: Kind = try event["type"].choice()
        let day: LocalDate
        if let instant = event["at"].ifPresent { day = try instant.day(in: place.region.timeZone) } else { day = try event["on"].day() }
        self.init(kind, on: day)
        timeLimit = try event["time_limit"].ifPresent?.day()
        isRequiredByLaw = try event["required_by_law"].ifPresent?.truth() ?? true
        if kind == .extensionNotified { months = try event["months"].number(in: 1...60) }
    }
}
