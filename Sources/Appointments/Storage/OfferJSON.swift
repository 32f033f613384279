import Core
import Scheduling

/// How a type is computed, as the database keeps it.
extension AppointmentType {
    var json: JSON {
        [
            "length": length.json, "before": .int(preparation.before), "after": .int(preparation.after), "notice": .int(leadTime.minimum),
            "horizon": leadTime.horizon.json, "grid": grid.json, "way": .string(way.rawValue), "travelBefore": .int(travel.before),
            "travelAfter": .int(travel.after),
        ]
    }

    init?(_ id: AppointmentTypeID, _ json: JSON) {
        guard let length = json["length"].flatMap(Length.init) else { return nil }
        self.init(
            id, lasting: length, preparation: Preparation(before: json["before"]?.int ?? 0, after: json["after"]?.int ?? 0),
            leadTime: LeadTime(minimum: json["notice"]?.int ?? 0, horizon: json["horizon"].flatMap(LeadTime.Horizon.init) ?? .months(6)),
            grid: json["grid"].flatMap(Grid.init) ?? .closeTogether, way: json["way"]?.string.flatMap(MeetingWay.init) ?? .place)
        travel = Preparation(before: json["travelBefore"]?.int ?? 0, after: json["travelAfter"]?.int ?? 0)
    }
}

extension Length {
    fileprivate var json: JSON {
        switch self {
        case .fixed(let minutes): ["kind": "fixed", "minutes": .int(minutes)]
        case .each(let counted, let minutes): ["kind": "each", "of": .string(counted.rawValue), "minutes": .int(minutes)]
        case .listed(let counted, let list, let then):
            ["kind": "listed", "of": .string(counted.rawValue), "list": .array(list.map { .int($0) }), "minutes": .int(then)]
        }
    }

    fileprivate init?(_ json: JSON) {
        guard let minutes = json["minutes"]?.int else { return nil }
        let counted = json["of"]?.string.flatMap(Counted.init)
        switch (json["kind"]?.string, counted) {
        case ("fixed", _): self = .fixed(minutes)
        case ("each", let counted?): self = .each(counted, minutes: minutes)
        case ("listed", let counted?): self = .listed(counted, (json["list"]?.array ?? []).compactMap(\.int), then: minutes)
        default: return nil
        }
    }
}

extension LeadTime.Horizon {
    fileprivate var json: JSON {
        switch self {
        case .unlimited: ["kind": "unlimited"]
        case .seconds(let seconds): ["kind": "seconds", "count": .int(seconds)]
        case .months(let months): ["kind": "months", "count": .int(months)]
        }
    }

    fileprivate init?(_ json: JSON) {
        switch (json["kind"]?.string, json["count"]?.int) {
        case ("unlimited", _): self = .unlimited
        case ("seconds", let count?): self = .seconds(count)
        case ("months", let count?): self = .months(count)
        default: return nil
        }
    }
}

extension Grid {
    fileprivate var json: JSON {
        switch self {
        case .closeTogether: ["kind": "closeTogether"]
        case .fromOpening(let every): ["kind": "fromOpening", "every": .int(every)]
        case .roundTimes(let every): ["kind": "roundTimes", "every": .int(every)]
        }
    }

    fileprivate init?(_ json: JSON) {
        switch (json["kind"]?.string, json["every"]?.int) {
        case ("closeTogether", _): self = .closeTogether
        case ("fromOpening", let every?): self = .fromOpening(every: every)
        case ("roundTimes", let every?): self = .roundTimes(every: every)
        default: return nil
        }
    }
}
